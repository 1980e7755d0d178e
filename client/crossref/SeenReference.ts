import type { EndNode, FullReference, Place, Reference } from './referenceQueries.ts'

/** A link as it is met from one of its ends. */
export interface SeenReference {
  readonly reference: Reference
  /** The end it is looked at from. */
  readonly own: Place
  readonly ownEvidence: string | null
  readonly other: Place
  readonly otherEvidence: string | null
  /** Whether it leads away from here: this cites that. */
  readonly outgoing: boolean
}

export interface SeenEnd extends SeenReference {
  readonly otherNode: EndNode
}

/** Looks at a link from the end that is here; null when neither is. A link between two things here leads away. */
export function seeReference(reference: Reference, isHere: (place: Place) => boolean): SeenReference | null {
  const { fromPlace, toPlace, fromEvidence, toEvidence } = reference
  if (isHere(fromPlace)) return { reference, own: fromPlace, ownEvidence: fromEvidence, other: toPlace, otherEvidence: toEvidence, outgoing: true }
  if (isHere(toPlace)) return { reference, own: toPlace, ownEvidence: toEvidence, other: fromPlace, otherEvidence: fromEvidence, outgoing: false }
  return null
}

/** An end that several links lead to, once, with the links besides the first. */
export interface SeenTogether extends SeenEnd {
  readonly besides: readonly SeenEnd[]
}

export function gatherByEnd(seen: readonly SeenEnd[]): SeenTogether[] {
  return [...Map.groupBy(seen, ({ other }) => other.id).values()].flatMap(([first, ...besides]) => (first ? [{ ...first, besides }] : []))
}

export function seeEnds(references: readonly FullReference[], isHere: (place: Place) => boolean): SeenEnd[] {
  return references.flatMap((reference) => {
    const seen = seeReference(reference, isHere)
    return seen ? [{ ...seen, otherNode: seen.outgoing ? reference.to : reference.from }] : []
  })
}
