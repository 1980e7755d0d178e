import { textKey } from '../../documents/keepIds.ts'
import { endKindOf } from '../ends.ts'

export interface ReviewedEnd {
  readonly end: string
  /** What it said when it was decided upon; null: nobody has. */
  readonly before: string | null
  /** What it says now; null: it is gone. */
  readonly now: string | null
  readonly isCarried: boolean
}

/** Why a side of a link that was vouched for needs another look, for people; null where it says what it said. */
export function sayReview({ end, before, now, isCarried }: ReviewedEnd): string | null {
  if (before === null) return null
  return endKindOf(end) === 'ITEM' ? reviewItem(before, now, isCarried) : reviewText(before, now, isCarried)
}

function reviewItem(before: string, now: string | null, isCarried: boolean): string | null {
  const [nameBefore = '', nameNow = ''] = [firstLine(before), firstLine(now ?? '')]
  if (now === null) return `事项“${nameBefore}”不在现行版中了`
  if (isCarried) return `事项“${nameBefore}”已合并或拆分，现在是“${nameNow}”`
  if (nameBefore !== nameNow) return `事项“${nameBefore}”已改名为“${nameNow}”`
  return before === now ? null : `事项“${nameNow}”的内容有变更`
}

function reviewText(before: string, now: string | null, isCarried: boolean): string | null {
  if (now === null) return '文稿重新读入后，原来的文字不见了'
  if (textKey(before) === textKey(now)) return null
  return isCarried ? '文稿重新读入后，原来的文字变了，已移到最相近的一处' : '原来的文字变了'
}

function firstLine(words: string): string | undefined {
  return words.split('\n', 1)[0]
}
