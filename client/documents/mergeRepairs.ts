export type RepairKind = 'BOILERPLATE' | 'PINYIN_INSERTION' | 'LOST_BYTE' | 'MASK' | 'SCRIPT' | 'OMISSION' | 'OTHER'

export interface PlacedRepair {
  readonly kind: RepairKind
  readonly before: string
  readonly after: string
  readonly rawStart: number
  readonly rawEnd: number
  readonly cleanStart: number
  readonly cleanEnd: number
  readonly confidence: number
}

/** Repairs that touch, shown as one: 現(xiàn) → 现 is a SCRIPT and a PINYIN_INSERTION repair. */
export interface ShownRepair {
  readonly kinds: readonly RepairKind[]
  readonly before: string
  readonly after: string
  readonly start: number
  readonly end: number
  /** Of the least certain one. */
  readonly confidence: number
}

/** Below this a repair is a guess, or damage that could not be undone at all. */
const CERTAIN = 0.8

/** Whether the reader must be warned: the place is shown even when repairs are not. */
export function isUncertain(repair: { readonly confidence: number, readonly kinds: readonly RepairKind[] }): boolean {
  return repair.confidence < CERTAIN && repair.kinds.includes('LOST_BYTE')
}

/**
 * The repairs a reader can look at, in reading order. What left nothing behind (a note in brackets) is shown on the character
 * before it; removed boilerplate, announced omissions and masks have marks of their own and are left out.
 */
export function mergeRepairs(repairs: readonly PlacedRepair[], cleanText: string): ShownRepair[] {
  const shown: (ShownRepair & { rawEnd: number })[] = []
  for (const repair of repairs) {
    if (repair.kind === 'BOILERPLATE' || repair.kind === 'OMISSION' || repair.kind === 'MASK') continue
    const last = shown.at(-1)
    if (last && last.rawEnd === repair.rawStart && last.end === repair.cleanStart && isUncertain(last) === isUncertain({ ...repair, kinds: [repair.kind] })) {
      shown[shown.length - 1] = {
        kinds: last.kinds.includes(repair.kind) ? last.kinds : [...last.kinds, repair.kind],
        before: last.before + repair.before,
        after: last.after + repair.after,
        start: last.start,
        end: repair.cleanEnd,
        rawEnd: repair.rawEnd,
        confidence: Math.min(last.confidence, repair.confidence),
      }
    } else if (repair.cleanStart < repair.cleanEnd) {
      shown.push({ kinds: [repair.kind], before: repair.before, after: repair.after, start: repair.cleanStart,
        end: repair.cleanEnd, rawEnd: repair.rawEnd, confidence: repair.confidence })
    } else if (repair.cleanStart > (last?.end ?? 0)) {
      const character = cleanText.slice(repair.cleanStart - 1, repair.cleanStart)
      shown.push({ kinds: [repair.kind], before: character + repair.before, after: character + repair.after,
        start: repair.cleanStart - 1, end: repair.cleanStart, rawEnd: repair.rawEnd, confidence: repair.confidence })
    }
  }
  return shown.map(({ kinds, before, after, start, end, confidence }) => ({ kinds, before, after, start, end, confidence }))
}
