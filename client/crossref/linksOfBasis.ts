import type { SeenReference } from './SeenReference.ts'

interface Basis {
  readonly law: string
  readonly article: string | null
}

/**
 * The texts that a legal basis rests on, where they are held: 《社会救助暂行办法》第十一条 → the passage of that article. The law is told by
 * the document's title, the article by the words that the link was found by.
 */
export function linksOfBasis({ law, article }: Basis, seen: readonly SeenReference[]): SeenReference[] {
  return seen.filter(({ reference, own, other, ownEvidence, outgoing }) => (
    reference.type === 'CITES' && reference.status !== 'REJECTED' && own.kind === 'ITEM' && outgoing && isTitleOf(other.title, law)
    && (ownEvidence === null || other.kind === 'DOCUMENT' || ownEvidence === (article ?? law))))
}

function isTitleOf(title: string, law: string): boolean {
  const [one, other] = [lettersOf(title), lettersOf(law)]
  return one.includes(other) || other.includes(one)
}

const lettersOf = (words: string): string => words.replaceAll(/[^\p{Letter}\p{Number}]/gu, '')
