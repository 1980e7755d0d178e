/**
 * The list as the server has it now, with those that it no longer has because they were rejected on this page: they stay where they were,
 * so that a curator can take the rejection back.
 */
export function keepRejected<Entry>(before: readonly Entry[], now: readonly Entry[], idOf: (entry: Entry) => string, isRejectedHere: (id: string) => boolean): Entry[] {
  const present = new Set(now.map(idOf))
  const list = [...now]
  before.forEach((entry, index) => {
    if (!present.has(idOf(entry)) && isRejectedHere(idOf(entry))) list.splice(index, 0, entry)
  })
  return list
}
