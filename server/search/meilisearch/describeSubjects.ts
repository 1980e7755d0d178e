import { setImmediate as letOthersWork } from 'node:timers/promises'
import type { SubjectEntries } from '../SearchEngine.ts'
import { chunks } from './chunks.ts'
import { countTerms, describeTerm, type TermUses } from './countTerms.ts'
import { describeEntry, describeParent, keyOf, type StoredDocument } from './describeDocument.ts'

/** Entries made into documents between two looks at what else is to be done. */
const PAUSE_AFTER = 20

/** The entries with the documents they belong to, each once; the last one of a key counts. Pauses, so that requests are answered meanwhile. */
export async function describeEntries(subjects: readonly SubjectEntries[]): Promise<StoredDocument[]> {
  const byKey = new Map<string, StoredDocument>()
  const add = (document: StoredDocument): void => { byKey.set(document.key, document) }
  for (const { subject, entries } of subjects) {
    for (const [at, entry] of entries.entries()) {
      if (at % PAUSE_AFTER === 0) await letOthersWork()
      if (entry.parent) add(describeParent(entry.parent))
      add(describeEntry(subject, entry, at))
    }
  }
  return [...byKey.values()]
}

export async function countEach(subjects: readonly SubjectEntries[]): Promise<Map<string, TermUses>> {
  const uses = new Map<string, TermUses>()
  for (const { subject, entries } of subjects) {
    const terms: TermUses = new Map()
    for (const some of chunks(entries, PAUSE_AFTER)) {
      await letOthersWork()
      for (const [name, count] of countTerms(some)) terms.set(name, (terms.get(name) ?? 0) + count)
    }
    uses.set(subject, terms)
  }
  return uses
}

export async function describeTerms(uses: TermUses): Promise<StoredDocument[]> {
  const documents: StoredDocument[] = []
  for (const some of chunks([...uses].filter(([, count]) => count > 0), 10 * PAUSE_AFTER)) {
    await letOthersWork()
    documents.push(...some.flatMap(([name, count]) => describeTerm(name, count) ?? []))
  }
  return documents
}

/** What was counted for a subject, to be taken back when it changes. */
export function describeSubject(subject: string, uses: TermUses): StoredDocument {
  return { key: keyOf('subject', subject), counted: [...uses] }
}
