import { setImmediate } from 'node:timers/promises'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import type { SourceCitation, SourceDirective, SourceFormulation, SourceHead, SourcePassage, SourceQuotation, SourceSection, TextSource } from '../find/values.ts'

/** Rows of one statement: some milliseconds of work. */
const PART = 1000

/** A document with its annotations as finders read it; null where it is gone. Read in parts, so that a book keeps nobody waiting. */
export async function loadSource(em: SqlEntityManager, id: string): Promise<TextSource | null> {
  const [document] = await em.execute<SourceHead[]>('select id, slug, title, kind, date, level from source_document where id = ?', [id])
  if (!document) return null
  const sections = await readAll<Omit<SourceSection, 'parent'> & { position: number; parent: number | null }>(em, id, 'x.id, x.number, x.heading, x.level, x.parent, x.position from section x', 'x.position')
  return {
    document,
    sections: sections.map(({ position: _, parent, ...section }) => ({ ...section, parent: parent === null ? null : sections[parent]?.id ?? null })),
    passages: await readAll<SourcePassage>(em, id, 'x.id, x.text, x.section_id as section from passage x', 'x.position'),
    directives: await readAll<SourceDirective>(em, id, 'x.id, x.passage_id as passage, x.text, x.modality, x.addressee, x.deadline from directive x', 'x.start, x.id'),
    quotations: await readAll<SourceQuotation>(em, id, 'x.id, x.passage_id as passage, x.text, x.speaker from quotation x', 'x.start, x.id'),
    citations: await readCitations(em, id),
    formulations: await readAll<SourceFormulation>(em, id, 'f.id, x.passage_id as passage, f.name from formulation_use x join formulation f on f.id = x.formulation_id', 'x.start, x.id'),
  }
}

/** Of a document only the passages that cite something, and these: enough for finding what they cite. */
export async function loadCitingSource(em: SqlEntityManager, id: string, further: readonly string[]): Promise<TextSource | null> {
  const [document] = await em.execute<SourceHead[]>('select id, slug, title, kind, date, level from source_document where id = ?', [id])
  if (!document) return null
  const condition = `(exists (select 1 from citation c where c.passage_id = x.id) or x.id in (${further.map(() => '?').join(', ')}))`
  const passages = await readAll<SourcePassage>(em, id, 'x.id, x.text, x.section_id as section from passage x', 'x.position', condition, further)
  return { document, sections: [], passages, directives: [], quotations: [], citations: await readCitations(em, id), formulations: [] }
}

function readCitations(em: SqlEntityManager, id: string): Promise<SourceCitation[]> {
  return readAll<SourceCitation>(em, id, 'x.id, x.passage_id as passage, x.title, x.start - p.start as start from citation x join passage p on p.id = x.passage_id', 'x.start, x.id')
}

async function readAll<Row extends object>(em: SqlEntityManager, document: string, columns: string, order: string, condition = '1 = 1', params: readonly string[] = []): Promise<Row[]> {
  const rows: Row[] = []
  for (;;) {
    const part = await em.execute<Row[]>(`select ${columns} where x.document_id = ? and ${condition} order by ${order} limit ${PART} offset ${rows.length}`, [document, ...params])
    rows.push(...part)
    if (part.length < PART) return rows
    await setImmediate()
  }
}
