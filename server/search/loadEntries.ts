import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { Directive } from '../documents/Directive.ts'
import { Formulation } from '../documents/Formulation.ts'
import { FormulationUse } from '../documents/FormulationUse.ts'
import { Passage } from '../documents/Passage.ts'
import { Section } from '../documents/Section.ts'
import { SourceDocument } from '../documents/SourceDocument.ts'
import { describeDirective, describeFormulation, describePassages } from './describeEntries.ts'
import { editionsOfDepartments, loadItemEntries } from './loadItemEntries.ts'
import type { SubjectEntries } from './SearchEngine.ts'

/** What can be found of these subjects of index tasks: documents, editions of catalogues, and departments, which stand for the editions they have items in. */
export async function loadEntries(em: SqlEntityManager, subjects: readonly string[]): Promise<SubjectEntries[]> {
  const of = (prefix: string) => subjects.filter((subject) => subject.startsWith(prefix))
  const documents = of('doc_')
  const editions = new Set([...of('edn_'), ...await editionsOfDepartments(em, of('dep_'))])
  return [...documents.length > 0 ? await loadDocumentEntries(em, documents) : [], ...await loadItemEntries(em, [...editions])]
}

/**
 * What can be found of these documents, as the database has it now, in a constant number of statements. A document that
 * is gone has no entries. With them come the formulations they use, and those that no document uses any more.
 */
async function loadDocumentEntries(em: SqlEntityManager, documentIds: readonly string[]): Promise<SubjectEntries[]> {
  const inDocuments = { document: { $in: [...documentIds] } }
  const documents = await em.find(SourceDocument, { id: { $in: [...documentIds] } })
  const sections = groupByDocument(await em.find(Section, inDocuments, { orderBy: { position: 'asc' } }))
  const passages = groupByDocument(await em.find(Passage, inDocuments, { orderBy: { position: 'asc' } }))
  const directives = groupByDocument(await em.find(Directive, inDocuments, { orderBy: { start: 'asc', id: 'asc' } }))
  const uses = await em.find(FormulationUse, inDocuments, { populate: ['formulation'] })
  const used = new Map(uses.map(({ formulation }) => [formulation.id, formulation]))
  const unused = await em.find(Formulation, { id: { $nin: em.createQueryBuilder(FormulationUse).select('formulation') } }, { fields: ['id'] })

  const held = new Map(documents.map((document) => [document.id, document]))
  return [
    ...documentIds.map((subject) => {
      const document = held.get(subject)
      if (document === undefined) return { subject, entries: [] }
      const outline = sections.get(subject) ?? []
      const texts = passages.get(subject) ?? []
      return {
        subject,
        entries: [
          ...describePassages(document, outline, texts),
          ...(directives.get(subject) ?? []).map((directive) => describeDirective(document, outline, texts, directive)),
        ],
      }
    }),
    ...[...used.values()].map((formulation) => ({ subject: formulation.id, entries: [describeFormulation(formulation)] })),
    ...unused.map(({ id }) => ({ subject: id, entries: [] })),
  ]
}

function groupByDocument<Row extends { readonly document: { readonly id: string } }>(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, (row) => row.document.id)
}
