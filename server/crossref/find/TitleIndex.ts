import type { HeldArticle } from './articlesOf.ts'
import { titleForms } from './titleForms.ts'
import type { EndRef } from './values.ts'

/** A document or catalogue that can be cited. */
export interface TitleEntry {
  readonly end: EndRef & { readonly kind: 'DOCUMENT' | 'CATALOG' }
  readonly title: string
  /** Further names: aliases of a catalogue. */
  readonly aliases: readonly string[]
  /** ISO 8601 day of a document. */
  readonly date: string | null
  /** Of a statute, as `articlesOf` gives them; empty for others. */
  readonly articles: ReadonlyMap<string, HeldArticle>
}

export interface TitleMatch {
  readonly entry: TitleEntry
  /** 0 to 1: how surely the title means this one. */
  readonly score: number
}

interface HeldForm {
  readonly entry: TitleEntry
  readonly strength: number
}

/** Forms that both leave out what tells them apart, 2021年政府工作报告 and 2022年政府工作报告, are not one. */
const TOO_WEAK = 0.6
/** A title that several entries bear leads to one of them less surely. */
const SHARED = 0.85

/** The documents and catalogues held, by every form of their names. Entries come and go one by one. */
export class TitleIndex {
  readonly #forms = new Map<string, HeldForm[]>()
  readonly #entries = new Map<string, TitleEntry>()

  constructor(entries: readonly TitleEntry[] = []) {
    for (const entry of entries) this.add(entry)
  }

  /** Adds an entry, in place of an earlier one with its id. */
  add(entry: TitleEntry): void {
    this.remove(entry.end.id)
    this.#entries.set(entry.end.id, entry)
    for (const { form, strength } of formsOf(entry)) {
      const held = this.#forms.get(form)
      if (held) held.push({ entry, strength })
      else this.#forms.set(form, [{ entry, strength }])
    }
  }

  remove(id: string): void {
    const entry = this.#entries.get(id)
    if (!entry) return
    this.#entries.delete(id)
    for (const { form } of formsOf(entry)) {
      const rest = this.#forms.get(form)?.filter((held) => held.entry !== entry) ?? []
      if (rest.length > 0) this.#forms.set(form, rest)
      else this.#forms.delete(form)
    }
  }

  /**
   * What a title means, null where nothing like it is held. Of several with one name (the reports of many years, two versions of a law)
   * the latest that is not later than `date`, or else the latest.
   */
  find(title: string, date: string | null = null): TitleMatch | null {
    let best: TitleMatch | null = null
    for (const { form, strength } of titleForms(title)) {
      const match = this.#match(form, date)
      if (!match || match.strength * strength < TOO_WEAK) continue
      const score = match.strength * strength * (match.isShared ? SHARED : 1)
      if (best === null || score > best.score) best = { entry: match.entry, score }
    }
    return best
  }

  /** Whether a folded form is known; for names that stand in running text without title marks. */
  knowsForm(form: string): boolean {
    return this.#forms.has(form)
  }

  #match(form: string, date: string | null): (HeldForm & { readonly isShared: boolean }) | null {
    const held = this.#forms.get(form) ?? []
    const strength = Math.max(0, ...held.map((one) => one.strength))
    const same = held.filter((one) => one.strength === strength).map(({ entry }) => entry)
      .sort((a, b) => (b.date ?? '').localeCompare(a.date ?? '') || a.end.id.localeCompare(b.end.id))
    const entry = same.find((one) => date !== null && one.date !== null && one.date <= date) ?? same[0]
    return entry ? { entry, strength, isShared: same.length > 1 } : null
  }
}

/** An alias is the name of its list as much as the title is. */
function formsOf({ title, aliases }: TitleEntry): { form: string; strength: number }[] {
  const forms = new Map<string, number>()
  for (const name of [title, ...aliases]) {
    for (const { form, strength } of titleForms(name)) forms.set(form, Math.max(strength, forms.get(form) ?? 0))
  }
  return [...forms].map(([form, strength]) => ({ form, strength }))
}
