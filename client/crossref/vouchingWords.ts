import { TYPE_WORDS } from './referenceWords.ts'
import type { ReferenceType } from './referenceWords.ts'

export const STATUS_WORDS = { SUGGESTED: '待确认', CONFIRMED: '已确认', REJECTED: '已否定' } as const
export type ReferenceStatus = keyof typeof STATUS_WORDS

export const REFERENCE_TYPES = Object.keys(TYPE_WORDS) as ReferenceType[]

/** What a curator vouches for by choosing a type. */
export const TYPE_MEANINGS: Readonly<Record<ReferenceType, string>> = {
  MANDATES: '前者要求办后者', IMPLEMENTS: '前者落实后者', CITES: '前者写出后者的名称，作为依据', QUOTES: '两处是同一句话', MENTIONS: '前者说到后者，没有要求办', SIMILAR: '两处说的意思相近',
}

/** Ready reasons for saying no. */
export const REJECT_REASONS = ['只是用词相同，不是一回事', '说得笼统，不指这一项', '是同一类，但不是这一项', '已有更准确的一条', '原文有误或残缺，不能作准'] as const

/** 0.925 → 把握 92%: never more than was computed. */
export function sayScore(score: number | null): string {
  return score === null ? '人工添加' : `把握 ${Math.floor(score * 100 + 1e-9)}%`
}
