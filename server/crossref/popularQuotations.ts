import type { SqlEntityManager } from '@mikro-orm/sqlite'
import type { Quotation } from '../documents/Quotation.ts'
import { COMMON_MARK } from './find/findTextKinship.ts'
import { fingerprintText } from './find/fingerprintText.ts'

/** Quotations of one clause that are looked through; who is quoted so often is quoted alike. */
const MOST_OF_CLAUSE = 1000

/**
 * Ids of passages that quote the like of these quotations, where so many do that linking passes them over; those that share most first, at most
 * so many. Those that somebody has said not to be the same are left out. Three statements.
 */
export async function passagesQuotingPopular(em: SqlEntityManager, { passage, quotations, most }: {
  readonly passage: string
  readonly quotations: readonly Quotation[]
  readonly most: number
}): Promise<string[]> {
  const marks = [...new Set(quotations.flatMap(({ text }) => fingerprintText(text)))]
  if (marks.length === 0) return []
  const common = await em.execute<{ mark: number }[]>(
    `select mark from fingerprint where mark in (${marks.map(() => '?').join(', ')}) group by mark having count(*) > ${COMMON_MARK}`, marks,
  )
  if (common.length === 0) return []
  const places = common.map(() => `select * from (select place from fingerprint where mark = ? and place like 'quo\\_%' escape '\\' limit ${MOST_OF_CLAUSE})`).join(' union all ')
  const rows = await em.execute<{ passage: string }[]>(
    `select q.passage_id as passage from (${places}) f join quotation q on q.id = f.place where q.document_id <> (select document_id from passage where id = ?)
     and not exists (select 1 from cross_reference r where r.type = 'QUOTES' and r.status = 'REJECTED' and (r.from_end = q.passage_id and r.to_end = ? or r.from_end = ? and r.to_end = q.passage_id))
     group by q.passage_id order by count(*) desc, q.passage_id limit ?`, [...common.map(({ mark }) => mark), passage, passage, passage, most],
  )
  return rows.map((row) => row.passage)
}
