import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { isAllowed } from '../accounts/policy.ts'
import { inGroups, inOrder, loader, type NodeKind, type RequestContext } from '../accounts/RequestContext.ts'
import { User } from '../accounts/User.ts'
import { Revision } from '../history/Revision.ts'
import { Citation } from './Citation.ts'
import { Directive } from './Directive.ts'
import { Figure } from './Figure.ts'
import { Formulation } from './Formulation.ts'
import { FormulationUse } from './FormulationUse.ts'
import { IngestFile } from './IngestFile.ts'
import { Passage } from './Passage.ts'
import { Quotation } from './Quotation.ts'
import { Section } from './Section.ts'
import { SourceDocument } from './SourceDocument.ts'
import { SourceFile } from './SourceFile.ts'

/*
 * Each function answers for one thing, and is asked for many of them while a page is put together: the questions of one kind are
 * gathered and go to the database as one statement.
 */

type Find<Row> = (em: SqlEntityManager, keys: string[]) => Promise<Row[]>

function one<Row>(name: string, keyOf: (row: Row) => string, find: Find<Row>) {
  return (context: RequestContext, key: string): Promise<Row | null> =>
    loader<string, Row | null>(context, name, async (keys) => inOrder(keys, await find(context.em, [...keys]), keyOf)).load(key)
}

function many<Row>(name: string, keyOf: (row: Row) => string, find: Find<Row>) {
  return (context: RequestContext, key: string): Promise<readonly Row[]> =>
    loader<string, readonly Row[]>(context, name, async (keys) => inGroups(keys, await find(context.em, [...keys]), keyOf)).load(key)
}

const ofDocument = (row: { document: { id: string } }) => row.document.id
const inReadingOrder = { orderBy: { start: 'asc', id: 'asc' } } as const

export const findDocument = one<SourceDocument>('document', ({ id }) => id, (em, ids) => em.find(SourceDocument, { id: { $in: ids } }))
export const findDocumentByTitle = one<SourceDocument>('document by title', ({ title }) => title,
  (em, titles) => em.find(SourceDocument, { title: { $in: titles } }, { orderBy: { id: 'desc' } }))
export const findSection = one<Section>('section', ({ id }) => id, (em, ids) => em.find(Section, { id: { $in: ids } }))
const findPassage = one<Passage>('passage', ({ id }) => id, (em, ids) => em.find(Passage, { id: { $in: ids } }))
const findFormulation = one<Formulation>('formulation', ({ id }) => id, (em, ids) => em.find(Formulation, { id: { $in: ids } }))
const findSourceFile = one<SourceFile>('source file', ({ sha256 }) => sha256, (em, hashes) => em.find(SourceFile, { sha256: { $in: hashes } }))
const findUser = one<User>('user', ({ id }) => id, (em, ids) => em.find(User, { id: { $in: ids } }))

export const sectionsOf = many<Section>('sections of document', ofDocument,
  (em, ids) => em.find(Section, { document: { $in: ids } }, { orderBy: { position: 'asc' } }))
export const passagesOfSection = many<Passage>('passages of section', ({ section }) => section?.id ?? '',
  (em, ids) => em.find(Passage, { section: { $in: ids } }, { orderBy: { position: 'asc' } }))
export const directivesOf = many<Directive>('directives of document', ofDocument,
  (em, ids) => em.find(Directive, { document: { $in: ids } }, inReadingOrder))
export const quotationsOf = many<Quotation>('quotations of document', ofDocument,
  (em, ids) => em.find(Quotation, { document: { $in: ids } }, inReadingOrder))
export const citationsOf = many<Citation>('citations of document', ofDocument,
  (em, ids) => em.find(Citation, { document: { $in: ids } }, inReadingOrder))
export const figuresOf = many<Figure>('figures of document', ofDocument,
  (em, ids) => em.find(Figure, { document: { $in: ids } }, inReadingOrder))
export const formulationUsesOf = many<FormulationUse>('formulation uses of document', ofDocument,
  (em, ids) => em.find(FormulationUse, { document: { $in: ids } }, inReadingOrder))
const usesOfFormulation = many<FormulationUse>('uses of formulation', ({ formulation }) => formulation.id,
  (em, ids) => em.find(FormulationUse, { formulation: { $in: ids } }, { orderBy: { document: 'asc', start: 'asc', id: 'asc' } }))
const revisionsOf = many<Revision>('revisions of document', ({ subject }) => subject,
  (em, ids) => em.find(Revision, { subject: { $in: ids } }, { orderBy: { number: 'asc' } }))

/** The columns that are as long as the document itself; each is read only when it is asked for. */
type LongColumn = 'rawText' | 'cleanText' | 'repairs'

export async function readLongColumn<Column extends LongColumn>(context: RequestContext, id: string, column: Column): Promise<SourceDocument[Column]> {
  const fields: LongColumn[] = [column]
  const find = one<SourceDocument>(`${column} of document`, (row) => row.id,
    (em, ids) => em.find(SourceDocument, { id: { $in: ids } }, { fields, disableIdentityMap: true }) as Promise<SourceDocument[]>)
  return demand(await find(context, id), id)[column]
}

/** The formulations a document uses, each once, in the order of their first use. */
export async function formulationsOf(context: RequestContext, documentId: string): Promise<Formulation[]> {
  const ids = new Set((await formulationUsesOf(context, documentId)).map(({ formulation }) => formulation.id))
  return keepFound(await Promise.all([...ids].map((id) => findFormulation(context, id))))
}

/** The passages that use a formulation, each once, document by document in reading order. */
export async function passagesOfFormulation(context: RequestContext, formulationId: string): Promise<Passage[]> {
  const ids = new Set((await usesOfFormulation(context, formulationId)).map(({ passage }) => passage.id))
  return keepFound(await Promise.all([...ids].map((id) => findPassage(context, id))))
}

/** The file a document was read from. */
export async function describeSource(context: RequestContext, sha256: string) {
  const { name, mediaType, encoding, byteLength, storedAt } = demand(await findSourceFile(context, sha256), sha256)
  return { fileName: name, sha256, mediaType, encoding: encoding ?? null, byteLength, ingestedAt: storedAt }
}

/** What a row stands in; the database sees to it that it is there. */
export async function documentOf(context: RequestContext, row: { readonly document: { readonly id: string } }): Promise<SourceDocument> {
  return demand(await findDocument(context, row.document.id), row.document.id)
}

export async function passageOf(context: RequestContext, row: { readonly passage: { readonly id: string } }): Promise<Passage> {
  return demand(await findPassage(context, row.passage.id), row.passage.id)
}

export async function formulationOf(context: RequestContext, use: { readonly formulation: { readonly id: string } }): Promise<Formulation> {
  return demand(await findFormulation(context, use.formulation.id), use.formulation.id)
}

/** A row that vanished between two statements of one request is a fault, not an answer. */
function demand<Row>(row: Row | null, id: string): Row {
  if (row === null) throw new Error(`${id} is gone`)
  return row
}

function keepFound<Row>(rows: readonly (Row | null)[]): Row[] {
  return rows.filter((row) => row !== null)
}

/** The versions of a document, oldest first, with the names of the people who made them where the viewer may know them. */
export async function describeRevisions(context: RequestContext, documentId: string) {
  const named = isAllowed(context, 'DocumentRevision.by')
  return Promise.all((await revisionsOf(context, documentId)).map(async ({ number, at, actor, reason }) => ({
    number, at, reason: reason ?? null, by: named && actor ? (await findUser(context, actor))?.name ?? null : null,
  })))
}

/** The first thousand files of a job, in their order. */
export function ingestFilesOf(em: SqlEntityManager, jobId: string): Promise<IngestFile[]> {
  return em.find(IngestFile, { job: jobId }, { orderBy: { position: 'asc' }, limit: 1000 })
}

/** The kinds of documents that have an id of their own. */
export const documentNodes: readonly NodeKind[] = [
  { prefix: 'doc', typeName: 'SourceDocument', action: 'Node.SourceDocument', load: (ids, context) => Promise.all(ids.map((id) => findDocument(context, id))) },
  { prefix: 'psg', typeName: 'Passage', action: 'Node.Passage', load: (ids, context) => Promise.all(ids.map((id) => findPassage(context, id))), table: 'passage' },
  {
    prefix: 'dir', typeName: 'Directive', action: 'Node.Directive',
    load: async (ids, { em }) => inOrder(ids, await em.find(Directive, { id: { $in: [...ids] } }), ({ id }) => id), table: 'directive',
  },
  { prefix: 'frm', typeName: 'Formulation', action: 'Node.Formulation', load: (ids, context) => Promise.all(ids.map((id) => findFormulation(context, id))) },
]
