import type { SqlEntityManager } from '@mikro-orm/sqlite'
import type { HeldText } from './HeldText.ts'

const OPENING = 60

/** What finding must know of these documents to lead others to them, in three statements. */
export async function loadHeldTexts(em: SqlEntityManager, ids: readonly string[]): Promise<HeldText[]> {
  const among = `in (${ids.map(() => '?').join(', ')})`
  const documents = await em.execute<Pick<HeldText, 'id' | 'title' | 'date'>[]>(`select id, title, date from source_document where id ${among}`, [...ids])
  const articles = await em.execute<(HeldText['articles'][number] & { document: string })[]>(
    `select s.document_id as document, s.number as number, p.id as passage, substr(p.text, 1, ${OPENING}) as opening from section s
     join passage p on p.section_id = s.id and p.position = (select min(q.position) from passage q where q.section_id = s.id)
     where s.document_id ${among} and s.number like '第%条%' order by s.document_id, s.position`, [...ids],
  )
  const cited = await em.execute<{ document: string; title: string }[]>(`select distinct document_id as document, title from citation where document_id ${among}`, [...ids])
  const articlesOf = Map.groupBy(articles, ({ document }) => document)
  const citedBy = Map.groupBy(cited, ({ document }) => document)
  return documents.map((document) => ({
    ...document,
    articles: (articlesOf.get(document.id) ?? []).map(({ number, passage, opening }) => ({ number, passage, opening })),
    cited: (citedBy.get(document.id) ?? []).map(({ title }) => title),
  }))
}
