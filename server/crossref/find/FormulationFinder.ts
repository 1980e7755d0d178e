import { foldForMatch, sliceRaw } from './foldForMatch.ts'
import { PhraseFinder } from './PhraseFinder.ts'

export interface FormulationUse {
  readonly id: string
  readonly name: string
  /** Where it stands in the text. */
  readonly start: number
  readonly end: number
  readonly words: string
}

/** Shorter names, 三清 or 两优, stand inside other words. */
const SHORTEST = 3

/** Finds uses of known formulations, in quotation marks or without: `形成县乡一体、块抓条保的格局` uses “块抓条保”. */
export class FormulationFinder {
  readonly #names = new PhraseFinder<{ readonly id: string; readonly name: string }>()

  constructor(formulations: readonly { readonly id: string; readonly name: string }[]) {
    for (const formulation of formulations) this.add(formulation)
  }

  add(formulation: { readonly id: string; readonly name: string }): void {
    const { text } = foldForMatch(formulation.name)
    if (text.length >= SHORTEST) this.#names.add(text, formulation)
  }

  /** The first use of each. */
  find(text: string): FormulationUse[] {
    const folded = foldForMatch(text)
    const first = new Map<string, FormulationUse>()
    for (const { start, end, values } of this.#names.findAll(folded.text)) {
      for (const { id, name } of values) {
        if (first.has(id)) continue
        first.set(id, { id, name, start: folded.places[start] ?? 0, end: (folded.places[end - 1] ?? 0) + 1, words: sliceRaw(folded, start, end) })
      }
    }
    return [...first.values()]
  }
}
