/**
 * The list as the server has it now, in the order it stood in before: a decision does not move a link under the hand that decides. Those
 * that the server no longer has because they were rejected on this page stay too, so that the rejection can be taken back; new ones come last.
 */
export function keepInPlace<Entry>(before: readonly Entry[], now: readonly Entry[], idOf: (entry: Entry) => string, isRejectedHere: (id: string) => boolean): Entry[] {
  const present = new Map(now.map((entry) => [idOf(entry), entry]))
  const known = new Set(before.map(idOf))
  return [
    ...before.flatMap((entry) => present.get(idOf(entry)) ?? (isRejectedHere(idOf(entry)) ? [entry] : [])),
    ...now.filter((entry) => !known.has(idOf(entry))),
  ]
}
