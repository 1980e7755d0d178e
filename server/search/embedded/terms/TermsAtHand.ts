import Database from 'better-sqlite3'
import type { Suggestion } from '../../SearchEngine.ts'
import { TermReader } from './TermReader.ts'

/** So many take a fifth of a millisecond, fewer take less: waking a thread, and being woken by it, takes longer. */
const MOST = 200

/** Suggests on the event loop, over a handle of its own, what is too little work to hand to a thread. */
export class TermsAtHand {
  readonly #path: string
  #open: { readonly database: Database.Database, readonly terms: TermReader } | null = null
  #closed = false

  constructor(path: string) {
    this.#path = path
  }

  /** Null where that would take long, or where it cannot be done at this moment: a thread finds out, and says why. */
  suggest(prefix: string, limit: number): readonly Suggestion[] | null {
    if (this.#closed) return null
    try {
      this.#open ??= openTerms(this.#path)
      return this.#open.terms.suggestAmongFew(prefix, limit, MOST)
    } catch {
      this.#drop()
      return null
    }
  }

  close(): void {
    this.#closed = true
    this.#drop()
  }

  #drop(): void {
    this.#open?.database.close()
    this.#open = null
  }
}

/** Never waits for a lock: that would hold up everybody. */
function openTerms(path: string): { database: Database.Database, terms: TermReader } {
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: 0 })
  try {
    return { database, terms: new TermReader(database) }
  } catch (error) {
    database.close()
    throw error
  }
}
