import type { Database, Statement } from 'better-sqlite3'
import type { Facet, FacetName } from '../SearchEngine.ts'
import type { EntryProfiles, Field, FieldCodes } from './EntryProfiles.ts'
import { listed, type SiftedRows } from './filterRows.ts'
import { keepBest } from '../keepBest.ts'

const MAX_VALUES = 100

/** The values that one stored value stands for. */
type Split = (value: string) => readonly string[]

const FACETS: readonly { name: FacetName, field: Field, split: Split | null }[] = [
  { name: 'kind', field: 'kind', split: null },
  { name: 'document', field: 'parent', split: null },
  { name: 'department', field: 'departments', split: listed },
  { name: 'level', field: 'levels', split: listed },
  { name: 'year', field: 'date', split: (date) => [date.slice(0, 4)] },
  { name: 'documentKind', field: 'documentKind', split: null },
  { name: 'itemType', field: 'itemType', split: null },
]

interface Named {
  readonly value: string
  readonly label: string
}

/** How many of some rows have each profile, by its number. */
type ProfileCounts = readonly { readonly code: number, readonly count: number }[]

/** Counts what each field says of the rows found. */
export class FacetCounter {
  readonly #profiles: EntryProfiles
  readonly #parent: Statement<[string], Named>
  readonly #parents = new Map<string, Named>()

  constructor(database: Database, profiles: EntryProfiles) {
    this.#profiles = profiles
    this.#parent = database.prepare('SELECT slug AS value, title AS label FROM parent WHERE key = ?')
  }

  /** To be called whenever the index has become another: a title may have. */
  refresh(): void {
    this.#parents.clear()
  }

  /** Each field is counted over what all other fields let through, so that its other values can be seen and chosen. */
  count({ inside, keptOutBy }: SiftedRows): Facet[] {
    const within = this.#countProfiles(inside)
    return FACETS.map(({ name, field, split }) => {
      const values = countValues([within, this.#countProfiles(keptOutBy.get(field) ?? [])], this.#profiles.field(field), split)
      return { name, values: values.map(({ value, count }) => ({ ...name === 'document' ? this.#nameParent(value) : { value, label: value }, count })) }
    })
  }

  /** A hundred thousand rows have a few thousand profiles. */
  #countProfiles(rows: readonly number[]): ProfileCounts {
    if (rows.length === 0) return []
    const { all, codes } = this.#profiles
    const counts = new Int32Array(all.length)
    for (const row of rows) {
      const code = codes[row] ?? 0
      counts[code] = (counts[code] ?? 0) + 1
    }
    return nonZero(counts)
  }

  #nameParent(key: string): Named {
    const known = this.#parents.get(key)
    if (known !== undefined) return known
    const named = this.#parent.get(key) ?? { value: key, label: key }
    this.#parents.set(key, named)
    return named
  }
}

/** How many entries have each value of a field, for the hundred most frequent: these first, then by value. */
function countValues(parts: readonly ProfileCounts[], { codes, values }: FieldCodes, split: Split | null): { value: string, count: number }[] {
  const counts = new Int32Array(values.length)
  for (const profiles of parts) {
    for (const { code, count } of profiles) {
      const value = codes[code] ?? 0
      counts[value] = (counts[value] ?? 0) + count
    }
  }
  counts[0] = 0
  const whole = nonZero(counts).map(({ code, count }) => ({ value: values[code] ?? '', count }))
  const counted = split === null ? whole : countParts(whole, split)
  return [...keepBest(counted, MAX_VALUES, ({ count }) => count)].sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, MAX_VALUES)
}

function countParts(whole: readonly { value: string, count: number }[], split: Split): { value: string, count: number }[] {
  const byValue = new Map<string, number>()
  for (const { value, count } of whole) for (const part of split(value)) byValue.set(part, (byValue.get(part) ?? 0) + count)
  return [...byValue].map(([value, count]) => ({ value, count }))
}

function nonZero(counts: Int32Array): { code: number, count: number }[] {
  const found: { code: number, count: number }[] = []
  for (let code = 0; code < counts.length; code++) {
    const count = counts[code] ?? 0
    if (count > 0) found.push({ code, count })
  }
  return found
}
