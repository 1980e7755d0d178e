import { SHOWN } from '../find/thresholds.ts'
import type { GapFinder, GapRow } from './Gap.ts'

/** Statutes oblige in every article, and no list is made for them. */
const WITHOUT_ITEM = `d.kind <> 'REGULATION' and not exists (
  select 1 from cross_reference r where (r.from_end = t.id or r.to_end = t.id) and r.type in ('MANDATES', 'IMPLEMENTS') and (r.status = 'CONFIRMED' or r.status = 'SUGGESTED' and r.score >= ${SHOWN}))`

export const directiveGaps: GapFinder = {
  label: '没有落到清单和事项的任务要求',
  advice: '打开所在段落，添加它要求的清单、事项；没有对应事项的，可作为清单的补充',
  count: async (em) => (await em.execute<{ count: number }[]>(`select count(*) as count from directive t join source_document d on d.id = t.document_id where ${WITHOUT_ITEM}`))[0]?.count ?? 0,
  rows: (em, offset, limit) => em.execute<GapRow[]>(
    `select t.id as id, t.text as title, '《' || d.title || '》' || coalesce(' ' || d.date, '') as detail, '/documents/' || d.slug || '#' || t.passage_id as url, null as count
     from directive t join source_document d on d.id = t.document_id where ${WITHOUT_ITEM} order by coalesce(d.date, '') desc, d.id, t.start, t.id limit ? offset ?`, [limit, offset],
  ),
}
