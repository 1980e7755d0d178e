import type { CatalogKind } from '../catalogs/catalogWords.ts'

/** The words people read for the schema's enums. */
export const TYPE_WORDS = { MANDATES: '要求', IMPLEMENTS: '落实', CITES: '引用文件', QUOTES: '引用原话', MENTIONS: '提到', SIMILAR: '说法相近' } as const
export const END_WORDS = { DOCUMENT: '文件', PASSAGE: '段落', DIRECTIVE: '任务要求', FORMULATION: '提法', CATALOG: '清单', ITEM: '事项' } as const
const ITEM_WORDS = { SERVICE: '服务事项', ENFORCEMENT: '执法事项', COORDINATION: '协同事项', BASIC_DUTY: '履职事项', RECALLED: '收回事项' } as const satisfies Record<CatalogKind, string>

export type ReferenceType = keyof typeof TYPE_WORDS
export type EndKind = keyof typeof END_WORDS

export interface Vouched {
  readonly status: 'CONFIRMED' | 'SUGGESTED' | 'REJECTED'
  /** 0 to 1; null of what a person added. */
  readonly score: number | null
}

/** {SUGGESTED, 0.876} → 系统建议 87%: never rounded up to a certainty that is not there. */
export function sayStatus({ status, score }: Vouched): string {
  if (status === 'CONFIRMED') return '已确认'
  if (status === 'REJECTED') return '已否定'
  return score === null ? '系统建议' : `系统建议 ${Math.floor(score * 100)}%`
}

/** 协同事项 · 任务要求: what an end is, in a word. */
export function sayKind({ kind, catalogKind }: { readonly kind: EndKind, readonly catalogKind: CatalogKind | null }): string {
  return kind === 'ITEM' && catalogKind ? ITEM_WORDS[catalogKind] : END_WORDS[kind]
}

/** Where an end opens; a directive opens chosen, with its own links beside it. */
export function addressOfPlace({ kind, id, url }: { readonly kind: EndKind, readonly id: string, readonly url: string }): string {
  if (kind !== 'DIRECTIVE' || url.includes('?')) return url
  const [path = '', hash] = url.split('#', 2)
  return `${path}?chosen=${id}${hash === undefined ? '' : `#${hash}`}`
}
