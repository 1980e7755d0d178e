import { setImmediate } from 'node:timers/promises'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { Fingerprint } from '../Fingerprint.ts'
import type { TextSource } from '../find/values.ts'
import { carryVouched } from './carryVouched.ts'
import type { TextMarks } from './Finder.ts'
import type { FinderThread } from './FinderThread.ts'
import { findReferrers, type Referrers } from './findReferrers.ts'
import { finishTask, type Task } from './finishTask.ts'
import type { LinkSearch } from './LinkSearch.ts'
import { loadSource } from './loadSource.ts'
import { lookUpKin } from './lookUpKin.ts'
import { syncLinks, type Found } from './syncLinks.ts'
import { addWordsTasks } from './linkWords.ts'

/**
 * Links a document that is new or was read again: what it leads to, what it has in common with others, and what elsewhere leads to it.
 * Where only lists have changed, what it leads to.
 */
export async function linkDocument(em: SqlEntityManager, { thread, search }: { readonly thread: FinderThread; readonly search: LinkSearch }, task: Task): Promise<void> {
  const document = task.subject
  const source = await loadSource(em, document)
  if (!source) {
    await finishTask(em, task, () => Promise.resolve())
    return
  }
  const own: Found = {
    scope: { fromOwner: document, type: { $in: ['CITES', 'MANDATES', 'MENTIONS'] } },
    links: await thread.call('findInDocument', source, await search.findResemblances(em, source, () => thread.call('findDoubtful', source))),
  }
  if (!task.isWhole) {
    await finishTask(em, task, (inner) => syncLinks(inner, own))
    return
  }
  const { marks, tails, titles, ownTails } = await thread.call('describe', source)
  const kin = await findKin(em, thread, source, marks)
  const referrers = await findReferrers(em, thread, { source, titles, tails: ownTails })
  const named = await findNewNames(em, source)
  await finishTask(em, task, async (inner) => {
    await addWordsTasks(inner, named)
    await carryVouched(inner, document)
    for (const found of [own, kin, ...scopesOf(referrers)]) await syncLinks(inner, found)
    await storeFingerprints(inner, document, [...marks, ...tails])
  })
}

/** Names of formulations that no other document marks as such: others may have used them before they were known for names. */
async function findNewNames(em: SqlEntityManager, { document, formulations }: TextSource): Promise<string[]> {
  const names = new Map(formulations.map(({ id, name }) => [id, name]))
  if (names.size === 0) return []
  const known = await em.execute<{ id: string }[]>(
    `select distinct formulation_id as id from formulation_use where formulation_id in (${[...names].map(() => '?').join(', ')}) and document_id <> ?`, [...names.keys(), document.id],
  )
  for (const { id } of known) names.delete(id)
  return [...names.values()]
}

/** Quotations are linked by the passages they stand in. */
async function findKin(em: SqlEntityManager, thread: FinderThread, source: TextSource, marks: readonly TextMarks[]): Promise<Found> {
  const { id } = source.document
  const table = await lookUpKin(em, id, [...new Set(marks.flatMap((text) => text.marks))])
  const passages = new Map(source.quotations.map((quotation) => [quotation.id, quotation.passage]))
  const links = table.length === 0 ? [] : await thread.call('findKin', source, table)
  return {
    scope: { type: { $in: ['QUOTES', 'SIMILAR'] }, $or: [{ fromOwner: id }, { toOwner: id }] },
    isLasting: true,
    links: links.map((link) => ({
      ...link, from: { ...link.from, id: passages.get(link.from.id) ?? link.from.id }, to: { ...link.to, id: passages.get(link.to.id) ?? link.to.id },
    })),
  }
}

function scopesOf({ texts, items }: Referrers): Found[] {
  return [
    ...texts.passages.length > 0 ? [{ scope: { type: 'CITES', fromEnd: { $in: texts.passages } }, links: texts.links } as const] : [],
    ...items.lineages.length > 0 ? [{ scope: { type: 'CITES', fromEnd: { $in: items.lineages } }, links: items.links } as const] : [],
  ]
}

const PART = 500

async function storeFingerprints(em: SqlEntityManager, document: string, texts: readonly TextMarks[]): Promise<void> {
  await em.nativeDelete(Fingerprint, { document })
  const rows = texts.flatMap(({ place, marks }) => marks.map((mark) => [document, place, mark]))
  for (let at = 0; at < rows.length; at += PART) {
    const part = rows.slice(at, at + PART)
    await em.execute(`insert into fingerprint (document_id, place, mark) values ${part.map(() => '(?, ?, ?)').join(', ')}`, part.flat())
    await setImmediate()
  }
}
