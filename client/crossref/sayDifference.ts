import type { WordingPart } from './wordingQueries.ts'

/** Whether words stand otherwise there, or only fewer or more of them: a part quoted to the letter is no misquotation. */
export type Difference = 'EXACT' | 'PART' | 'MORE' | 'OTHER'

/** 人民是[−我们]党执政的最大底气 → OTHER; 人民是我们党执政的最大底气[−，也是最深厚的根基] → PART: the end is left out, nothing is changed. */
export function findDifference(parts: readonly WordingPart[]): Difference {
  const changed = parts.flatMap(({ kind }, index) => kind === 'SAME' ? [] : [{ kind, atEdge: index === 0 || index === parts.length - 1 }])
  if (changed.length === 0) return 'EXACT'
  const kinds = new Set(changed.map(({ kind }) => kind))
  if (kinds.size > 1 || changed.some(({ atEdge }) => !atEdge)) return 'OTHER'
  return kinds.has('REMOVED') ? 'PART' : 'MORE'
}

export const DIFFERENCE_WORDS: Readonly<Record<Difference, string>> = {
  EXACT: '一字不差', PART: '只有其中一部分，这部分一字不差', MORE: '前后还有别的话，这一句一字不差', OTHER: '说法不同',
}
