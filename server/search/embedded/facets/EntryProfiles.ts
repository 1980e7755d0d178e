import type { Database } from 'better-sqlite3'

/** What filters and facets ask of an entry, in the order of the columns of `SELECT_NEW`. */
const FIELDS = ['kind', 'parent', 'date', 'levels', 'departments', 'documentKind', 'itemType'] as const
export type Field = (typeof FIELDS)[number]

/** The values of all fields; empty where there is none. The passages of a document share one, and so do its directives. */
export type Profile = Readonly<Record<Field, string>>

/** One field of all profiles: a small number for each, and what the numbers stand for. Number 0 stands for nothing. */
export interface FieldCodes {
  readonly codes: readonly number[]
  readonly values: readonly string[]
}

/** Entries of more tokens are not told apart by their length. */
const LONGEST = 8191

const SELECT_NEW = `
  SELECT row, tokens, kind, CAST(parent AS TEXT), date, levels, departments, document_kind, item_type FROM entry WHERE row > ? ORDER BY row`
type NewRow = [row: number, tokens: number, ...fields: (string | null)[]]

/**
 * The fields of all entries in memory, so that filtering and counting tens of thousands of hits costs microseconds: a small number for
 * each row, and for each number what it stands for. It only ever grows by new rows, because a row of the index never changes; rows that
 * are gone are never asked for. 8 bytes a row.
 */
export class EntryProfiles {
  #codes = new Int32Array(1024)
  #lengths = new Int32Array(1024)
  #profiles: Profile[] = []
  #fields = makeFields()
  #parents: number[] = []
  #numbers = new Map<string, number>()
  #generation = -1
  #lastRow = 0

  /** Takes up what was written since. To be called inside the read transaction that it is then used in. */
  refresh(database: Database): void {
    const generation = database.prepare("SELECT value FROM state WHERE name = 'generation'").pluck().get() as number
    if (generation !== this.#generation) this.#forget()
    this.#generation = generation
    let lastKey: string | null = null
    let code = 0
    for (const [row, tokens, ...fields] of database.prepare(SELECT_NEW).raw().iterate(this.#lastRow) as Iterable<NewRow>) {
      if (row >= this.#codes.length) {
        this.#codes = widen(this.#codes, row)
        this.#lengths = widen(this.#lengths, row)
      }
      const key = fields.join('\u0000')
      // What is read one after the other mostly has the same.
      if (key !== lastKey) code = this.#number(key, fields)
      lastKey = key
      this.#codes[row] = code
      this.#lengths[row] = tokens
      this.#lastRow = row
    }
  }

  /** By number. */
  get all(): readonly Profile[] {
    return this.#profiles
  }

  /** One field by number of profile. */
  field(name: Field): FieldCodes {
    return this.#fields[name]
  }

  /** Numbers by row, at least up to the last one. */
  get codes(): Int32Array {
    return this.#codes
  }

  /** The key of its document or edition, 0 for none. */
  parentOf = (row: number): number => this.#parents[this.#codes[row] ?? 0] ?? 0

  /** Its length to bm25. */
  tokensOf = (row: number): number => this.#lengths[row] ?? 0

  /** The `count` shortest rows, and all that tie with the last of them, in the order given: `keepBest` where there are hundreds of thousands. */
  shortest(rows: readonly number[], count: number): readonly number[] {
    if (rows.length <= count) return rows
    const lengths = this.#lengths
    const ofLength = new Uint32Array(LONGEST + 1)
    for (let at = 0; at < rows.length; at++) {
      const length = Math.min(LONGEST, lengths[rows[at] ?? 0] ?? 0)
      ofLength[length] = (ofLength[length] ?? 0) + 1
    }
    let most = 0
    for (let shorter = ofLength[0] ?? 0; shorter < count; shorter += ofLength[most] ?? 0) most += 1
    const shortest: number[] = []
    for (let at = 0; at < rows.length; at++) {
      const row = rows[at] ?? 0
      if (Math.min(LONGEST, lengths[row] ?? 0) <= most) shortest.push(row)
    }
    return shortest
  }

  #number(key: string, fields: readonly (string | null)[]): number {
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const profile = Object.fromEntries(FIELDS.map((field, at) => [field, fields[at] ?? ''])) as Record<Field, string>
    const code = this.#profiles.push(profile) - 1
    for (const field of FIELDS) this.#fields[field].add(profile[field])
    this.#parents.push(Number(profile.parent))
    this.#numbers.set(key, code)
    return code
  }

  #forget(): void {
    this.#profiles = []
    this.#fields = makeFields()
    this.#parents = []
    this.#numbers = new Map()
    this.#lastRow = 0
  }
}

class GrowingField implements FieldCodes {
  readonly codes: number[] = []
  readonly values: string[] = ['']
  readonly #numbers = new Map<string, number>([['', 0]])

  /** Of the next profile. */
  add(value: string): void {
    const code = this.#numbers.get(value) ?? this.values.push(value) - 1
    this.#numbers.set(value, code)
    this.codes.push(code)
  }
}

function makeFields(): Readonly<Record<Field, GrowingField>> {
  return Object.fromEntries(FIELDS.map((field) => [field, new GrowingField()])) as Record<Field, GrowingField>
}

/** The same numbers with room for one more row, and many after it. */
function widen(numbers: Int32Array<ArrayBuffer>, row: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(Math.max(row + 1, numbers.length * 2))
  wider.set(numbers)
  return wider
}
