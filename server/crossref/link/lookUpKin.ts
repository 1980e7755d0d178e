import { setImmediate } from 'node:timers/promises'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { COMMON_MARK, type KinText } from '../find/findTextKinship.ts'
import type { KinTable } from './Finder.ts'

/** Keys of one statement. */
const PART = 500

/** The texts of other documents that share a fingerprint with a document, by fingerprint; a fingerprint that many have leads to none. Quotations go by the passages they stand in. */
export async function lookUpKin(em: SqlEntityManager, document: string, marks: readonly number[]): Promise<KinTable> {
  const places = new Map<number, string[]>()
  for (const part of cut(marks)) {
    const among = part.map(() => '?').join(', ')
    const rows = await em.execute<{ mark: number; place: string }[]>(
      `select f.mark as mark, f.place as place from fingerprint f where f.mark in (${among}) and f.document_id <> ?
       and f.mark in (select g.mark from fingerprint g where g.mark in (${among}) group by g.mark having count(*) <= ${COMMON_MARK})`, [...part, document, ...part],
    )
    for (const { mark, place } of rows) places.set(mark, [...places.get(mark) ?? [], place])
    await setImmediate()
  }
  const texts = await loadTexts(em, [...new Set([...places.values()].flat())])
  return [...places].map(([mark, ids]) => [mark, ids.flatMap((id) => texts.get(id) ?? [])] as const)
}

async function loadTexts(em: SqlEntityManager, ids: readonly string[]): Promise<Map<string, KinText>> {
  const texts = new Map<string, KinText>()
  const tables = [['psg_', 'passage', 'PASSAGE', 'x.id'], ['quo_', 'quotation', 'QUOTATION', 'x.passage_id']] as const
  for (const [prefix, table, kind, end] of tables) {
    for (const part of cut(ids.filter((id) => id.startsWith(prefix)))) {
      const rows = await em.execute<{ id: string; end: string; document: string; date: string | null; text: string }[]>(
        `select x.id as id, ${end} as "end", d.id as document, d.date as date, x.text as text from ${table} x join source_document d on d.id = x.document_id
         where x.id in (${part.map(() => '?').join(', ')})`, [...part],
      )
      for (const row of rows) texts.set(row.id, { end: { kind, id: row.end }, document: row.document, date: row.date, text: row.text })
      await setImmediate()
    }
  }
  return texts
}

function cut<Key>(keys: readonly Key[]): Key[][] {
  return Array.from({ length: Math.ceil(keys.length / PART) }, (_, index) => keys.slice(index * PART, index * PART + PART))
}
