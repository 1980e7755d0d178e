/** A stretch of a text, marked where it speaks for the link. */
export interface EvidencePart {
  readonly text: string
  readonly marked: boolean
}

export interface MarkedSide {
  readonly title: readonly EvidencePart[]
  readonly text: readonly EvidencePart[]
  /** Evidence that stands in neither: it is told beside them. */
  readonly aside: string | null
}

/**
 * Finds the words that speak for a link in the text, else in the title: 民政局负责最低生活保障审核 with 最低生活保障 → 民政局负责 · [最低生活保障] · 审核.
 * An item's name is both its title and among its evidence, so the title is marked only when the text has nothing.
 */
export function markEvidence(title: string, text: string | null, evidence: string | null): MarkedSide {
  const plain = { title: split(title, null), text: split(text ?? '', null), aside: null }
  if (!evidence) return plain
  if (text?.includes(evidence)) return { ...plain, text: split(text, evidence) }
  if (title.includes(evidence)) return { ...plain, title: split(title, evidence) }
  return { ...plain, aside: evidence }
}

function split(text: string, evidence: string | null): EvidencePart[] {
  if (evidence === null) return text === '' ? [] : [{ text, marked: false }]
  const start = text.indexOf(evidence)
  const end = start + evidence.length
  return [{ text: text.slice(0, start), marked: false }, { text: text.slice(start, end), marked: true }, { text: text.slice(end), marked: false }].filter((part) => part.text !== '')
}
