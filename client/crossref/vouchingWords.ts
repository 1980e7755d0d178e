import { TYPE_WORDS } from './referenceWords.ts'
import type { ReferenceType } from './referenceWords.ts'

export const STATUS_WORDS = { SUGGESTED: '待确认', CONFIRMED: '已确认', REJECTED: '已否定' } as const
export type ReferenceStatus = keyof typeof STATUS_WORDS

export const REFERENCE_TYPES = Object.keys(TYPE_WORDS) as ReferenceType[]

/** What a curator vouches for by choosing a type. */
export const TYPE_MEANINGS: Readonly<Record<ReferenceType, string>> = {
  MANDATES: '左边要求做右边这件事', IMPLEMENTS: '左边落实右边这件事', CITES: '左边点到右边的名字', QUOTES: '两边是同一句话', MENTIONS: '左边说到右边，但没有要求', SIMILAR: '两边的话相近',
}

/** Ready reasons for saying no. */
export const REJECT_REASONS = ['只是用词相同，不是一回事', '说得笼统，不指这一项', '是同一类，但不是这一项', '已有更准确的一条', '原文有误或残缺，不能作准'] as const

/** 0.925 → 把握 92%: never more than was computed. */
export function sayScore(score: number | null): string {
  return score === null ? '人工添加' : `把握 ${Math.floor(score * 100 + 1e-9)}%`
}
