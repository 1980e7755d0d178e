import type { Database, Statement } from 'better-sqlite3'
import type { Facet, FacetName } from '../../SearchEngine.ts'
import type { EntryProfiles, Field, FieldCodes } from './EntryProfiles.ts'
import { listed, type SiftedRows } from './filterRows.ts'
import { keepBest } from '../../keepBest.ts'

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
interface ProfileCounts {
  readonly counts: Int32Array
  /** Numbers of the profiles that any of the rows has. */
  readonly codes: readonly number[]
}

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
      const besides = keptOutBy.get(field)
      const values = countValues(besides === undefined ? [within] : [within, this.#countProfiles(besides)], this.#profiles.field(field), split)
      return { name, values: values.map(({ value, count }) => ({ ...name === 'document' ? this.#nameParent(value) : { value, label: value }, count })) }
    })
  }

  /** A hundred thousand rows have a few thousand profiles. */
  #countProfiles(rows: readonly number[]): ProfileCounts {
    const { all, codes } = this.#profiles
    const counts = new Int32Array(all.length)
    for (let at = 0; at < rows.length; at++) {
      const code = codes[rows[at] ?? 0] ?? 0
      counts[code] = (counts[code] ?? 0) + 1
    }
    return { counts, codes: nonZero(counts) }
  }

  #nameParent(key: string): Named {
    const known = this.#parents.get(key)
    if (known !== undefined) return known
    const named = this.#parent.get(key) ?? { value: key, label: key }
    this.#parents.set(key, named)
    return named
  }
}

interface Counted {
  readonly value: string
  readonly count: number
}

/** How many entries have each value of a field, for the hundred most frequent: these first, then by value. */
function countValues(parts: readonly ProfileCounts[], { codes: valueOf, values }: FieldCodes, split: Split | null): Counted[] {
  // Number 0 stands for nothing.
  if (values.length === 1) return []
  const sums = new Int32Array(values.length)
  for (const { counts, codes } of parts) {
    for (let at = 0; at < codes.length; at++) {
      const code = codes[at] ?? 0
      const value = valueOf[code] ?? 0
      sums[value] = (sums[value] ?? 0) + (counts[code] ?? 0)
    }
  }
  sums[0] = 0
  const codes = nonZero(sums)
  const counted = (kept: readonly number[]): Counted[] => kept.map((code) => ({ value: values[code] ?? '', count: sums[code] ?? 0 }))
  const best = split === null ? counted(keepBest(codes, MAX_VALUES, (code) => sums[code] ?? 0)) : countParts(counted(codes), split)
  return best.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)).slice(0, MAX_VALUES)
}

function countParts(whole: readonly Counted[], split: Split): Counted[] {
  const byValue = new Map<string, number>()
  for (const { value, count } of whole) for (const part of split(value)) byValue.set(part, (byValue.get(part) ?? 0) + count)
  return [...byValue].map(([value, count]) => ({ value, count }))
}

function nonZero(counts: Int32Array): number[] {
  const codes: number[] = []
  for (let code = 0; code < counts.length; code++) if (counts[code] !== 0) codes.push(code)
  return codes
}
