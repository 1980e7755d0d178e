import type { FormulationFinder } from './FormulationFinder.ts'
import type { FoundLink, TextSource } from './values.ts'

/** A use that the text itself marks as a name, and one that only reads the same. */
const MARKED = 1
const UNMARKED = 0.85

/** MENTIONS from each passage to the formulations it uses. */
export function findFormulationUses({ passages, formulations }: Pick<TextSource, 'passages' | 'formulations'>, known: FormulationFinder): FoundLink[] {
  const marked = new Set(formulations.map(({ passage, id }) => `${passage} ${id}`))
  return passages.flatMap(({ id: passage, text }) => known.find(text).map(({ id, name, words }): FoundLink => ({
    type: 'MENTIONS', from: { kind: 'PASSAGE', id: passage }, to: { kind: 'FORMULATION', id },
    score: marked.has(`${passage} ${id}`) ? MARKED : UNMARKED, evidence: { from: words, to: name },
  })))
}
