import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { expect, it } from 'vitest'
import { storeDocument } from '../documents/storeDocument.ts'
import { annotateFile } from '../ingest/ingestFile.ts'
import { openStore } from '../openStore.ts'
import { CrossReference } from './CrossReference.ts'
import { quotationFamilies } from './quotationFamilies.ts'

const WORDS = '江山就是人民，人民就是江山，打江山、守江山，守的是人民的心'

it('a quotation that too many texts have to be linked is still compared with some of them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhengdian-popular-'))
  const store = await openStore({ dataDir: folder, meilisearch: null }, { onFault: (error) => { throw error } })
  const em = () => store.orm.em.fork() as SqlEntityManager
  const take = async (name: string, text: string) => {
    const ingested = await annotateFile(name, new TextEncoder().encode(text))
    return (await em().transactional((inner) => storeDocument(inner, { ingested, decision: { do: 'SEPARATE' }, actor: null }))).document.id
  }
  try {
    const saying = (index: number) => `第${index}次会议上，县委书记李明强调：“${index % 2 ? WORDS : WORDS.replace('守的是', '守住的是')}。”这是第${index}次会议的要求。`
    await take('汇编.txt', `历次会议汇编\n\n${Array.from({ length: 120 }, (_, index) => saying(index + 1)).join('\n\n')}\n`)
    await store.linker.drain()
    const document = await take('讲话.txt', `在全县工作会议上的讲话\n\n2023年5月6日\n\n同志们：总书记强调：“${WORDS}。”我们要牢记在心。\n`)
    await store.linker.drain()
    expect(await em().count(CrossReference, { type: 'QUOTES' })).toBe(0)
    const [{ passage } = { passage: '' }] = await em().execute<{ passage: string }[]>('select passage_id as passage from quotation where document_id = ?', [document])
    const [family] = await quotationFamilies(em(), passage, {})
    expect(family?.variants).toHaveLength(100)
    expect(new Set(family?.variants.map(({ isExact }) => isExact))).toEqual(new Set([true, false]))
  } finally {
    await store.close()
    await rm(folder, { recursive: true })
  }
})
