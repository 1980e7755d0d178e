import type { Repair } from '../ingest/CleanText.ts'

/** A repair and where its outcome stands in the clean text. */
export interface PlacedRepair extends Repair {
  readonly cleanStart: number
  readonly cleanEnd: number
}

/** Adds to each repair the range of the clean text that came out of it; an empty one where text was removed. In reading order, as they come. */
export function placeRepairs(repairs: readonly Repair[]): PlacedRepair[] {
  let shift = 0
  return repairs.map((repair) => {
    const cleanStart = repair.rawStart + shift
    const cleanEnd = cleanStart + repair.after.length
    shift = cleanEnd - repair.rawEnd
    return { ...repair, cleanStart, cleanEnd }
  })
}
