import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { recordChange } from '../history/recordChange.ts'
import { createId } from '../accounts/createId.ts'
import { Revision, type FieldDifference } from '../history/Revision.ts'
import type { IngestedFile } from '../ingest/IngestedFile.ts'
import { createSlug } from './createSlug.ts'
import { findOtherCopy } from './findOtherCopy.ts'
import { markSentences } from './markSentences.ts'
import { SourceDocument } from './SourceDocument.ts'
import { SourceFile } from './SourceFile.ts'
import { writeAnnotations } from './writeAnnotations.ts'

/** What to do with a file that looks like another copy of a document: ask a person, make it a revision of that one, or keep it apart. */
export type CopyDecision = { readonly do: 'ASK' } | { readonly do: 'REVISE'; readonly document?: string } | { readonly do: 'SEPARATE' }

export type StoreOutcome =
  | { readonly kind: 'CREATED' | 'REVISED' | 'DUPLICATE'; readonly document: SourceDocument }
  | { readonly kind: 'OFFERED'; readonly document: SourceDocument; readonly overlap: number }

export interface StoreRequest {
  readonly ingested: IngestedFile
  readonly decision: CopyDecision
  /** User id; null: the system itself. */
  readonly actor: string | null
}

/**
 * Adds a file's document, or a new revision of one, to the caller's transaction: bytes, text, annotations, revision and audit entry.
 * The index task joins on flush. Changes nothing when the bytes are held already, or when a person must decide first.
 */
export async function storeDocument(em: SqlEntityManager, { ingested, decision, actor }: StoreRequest): Promise<StoreOutcome> {
  const { raw, clean } = ingested
  const same = await findSameBytes(em, raw.sha256)
  if (same) return { kind: 'DUPLICATE', document: same }

  const marks = markSentences(clean.text)
  const copy = decision.do === 'SEPARATE' ? null : await findTarget(em, decision, marks)
  if (copy && decision.do === 'ASK') return { kind: 'OFFERED', ...copy }

  const file = em.create(SourceFile, {
    sha256: raw.sha256, name: raw.name, mediaType: raw.mediaType, encoding: raw.encoding,
    byteLength: raw.bytes.byteLength, bytes: Buffer.from(raw.bytes), storedAt: new Date(),
  })
  const document = copy ? copy.document : em.create(SourceDocument, await createFields(em, ingested, file))
  const differences = copy ? reviseFields(document, ingested, file) : []
  await em.flush()
  await writeAnnotations(em, document, ingested, marks)
  recordChange(em, {
    subject: document.id,
    revisionNumber: document.revision,
    action: copy ? 'document.revise' : 'document.create',
    actor,
    reason: null,
    differences,
    sourceSha256: raw.sha256,
    detail: { title: document.title, file: raw.name },
  })
  return { kind: copy ? 'REVISED' : 'CREATED', document }
}

async function findSameBytes(em: SqlEntityManager, sha256: string): Promise<SourceDocument | null> {
  const revision = await em.findOne(Revision, { sourceSha256: sha256 })
  return revision && em.findOne(SourceDocument, { id: revision.subject })
}

async function findTarget(em: SqlEntityManager, decision: CopyDecision, marks: readonly number[]) {
  if (decision.do === 'REVISE' && decision.document) return { document: await em.findOneOrFail(SourceDocument, decision.document), overlap: 1 }
  return findOtherCopy(em, marks)
}

async function createFields(em: SqlEntityManager, ingested: IngestedFile, file: SourceFile) {
  const { head } = ingested.annotated
  const now = new Date()
  const base = createSlug(head.title, head.date, () => false)
  const taken = new Set((await em.find(SourceDocument, { slug: { $like: `${base}%` } }, { fields: ['slug'] })).map(({ slug }) => slug))
  return {
    ...textFields(ingested, file),
    id: createId('doc'), slug: createSlug(head.title, head.date, (slug) => taken.has(slug)), revision: 1, createdAt: now, updatedAt: now,
  }
}

/** Puts the new text in the old document's place and says which fields people see have changed. */
function reviseFields(document: SourceDocument, ingested: IngestedFile, file: SourceFile): FieldDifference[] {
  const told = ['title', 'kind', 'date', 'level', 'speaker', 'occasion', 'shownCharacters'] as const
  const before = told.map((field) => document[field])
  const sourceBefore = document.file.sha256
  Object.assign(document, textFields(ingested, file), { revision: document.revision + 1, updatedAt: new Date() })
  const differences = told.map((field, index): FieldDifference => ({ field: field, from: asText(before[index]), to: asText(document[field]) }))
  differences.push({ field: 'source', from: sourceBefore, to: file.sha256 })
  return differences.filter(({ from, to }) => from !== to)
}

function textFields({ raw, clean, annotated }: IngestedFile, file: SourceFile) {
  return {
    ...annotated.head,
    file,
    rawText: raw.text,
    cleanText: clean.text,
    repairs: [...clean.repairs],
    gaps: [...clean.gaps],
    shownCharacters: clean.shownCharacters,
    statedCharacters: clean.statedCharacters,
  }
}

function asText(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}
