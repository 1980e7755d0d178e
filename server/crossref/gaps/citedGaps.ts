import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { foldForMatch } from '../find/foldForMatch.ts'
import { OFFERED } from '../find/thresholds.ts'
import type { TitleRegister } from '../TitleRegister.ts'
import type { GapFinder, GapRow } from './Gap.ts'

interface CitedTitle {
  readonly title: string
  readonly times: number
  readonly documents: number
  /** Title of a document that cites it. */
  readonly example: string
}

/** What texts cite and nobody has taken in: a list of what to look for, the most cited first. */
export function createCitedGaps(register: TitleRegister): GapFinder {
  return {
    label: '被引用而没有收录的文件',
    advice: '按被引用的次数，找到文件后在“上传资料”中导入，引用它的各处就会连上',
    count: async (em) => (await findWanted(em, register)).length,
    rows: async (em, offset, limit) => (await findWanted(em, register)).slice(offset, offset + limit),
  }
}

async function findWanted(em: SqlEntityManager, register: TitleRegister): Promise<GapRow[]> {
  const titles = await register.open(em)
  const cited = await em.execute<CitedTitle[]>(
    `select c.title as title, count(*) as times, count(distinct c.document_id) as documents, min(d.title) as example
     from citation c join source_document d on d.id = c.document_id group by c.title order by times desc, c.title`,
  )
  const wanted = new Map<string, GapRow & { readonly documents: number; readonly example: string }>()
  for (const { title, times, documents, example } of cited) {
    if ((titles.find(title)?.score ?? 0) >= OFFERED) continue
    const form = foldForMatch(title).text
    const held = wanted.get(form)
    const row = { title: held?.title ?? title, documents: documents + (held?.documents ?? 0), example: held?.example ?? example, count: times + (held?.count ?? 0) }
    wanted.set(form, { ...row, id: form, detail: `被引用${row.count}次，见《${row.example}》${row.documents > 1 ? `等${row.documents}篇` : ''}`, url: '/upload' })
  }
  return [...wanted.values()].map(({ id, title, detail, url, count }) => ({ id, title, detail, url, count })).sort((a, b) => (b.count ?? 0) - (a.count ?? 0))
}
