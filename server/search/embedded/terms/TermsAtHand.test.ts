import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeEntry } from '../../testing/sampleEntries.ts'
import { EmbeddedEngine } from '../EmbeddedEngine.ts'
import { TermsAtHand } from './TermsAtHand.ts'

let folder: string
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'zhengdian-terms-')) })
afterAll(() => rm(folder, { recursive: true }))

test('few terms are suggested at once, as the index has them by then; many, and none that can be read, are left to others', async () => {
  const path = join(folder, 'search.db')
  const terms = new TermsAtHand(path)
  expect(terms.suggest('网', 5)).toBeNull()
  await writeFile(path, '不是数据库'.repeat(1000))
  expect(terms.suggest('网', 5)).toBeNull()

  const engine = await EmbeddedEngine.open(path)
  expect(terms.suggest('网', 5)).toEqual([])
  expect(terms.suggest('，', 5)).toEqual([])
  const name = (text: string) => ({ ...makeEntry(`itm_${text}`, text), suggestions: [{ text, kind: null }] })
  await engine.apply([{ subject: 'edition_1', entries: [name('网格员')] }], 1)
  expect(terms.suggest('网格', 5)).toEqual([{ text: '网格员', kind: null }])
  await engine.apply([{ subject: 'edition_2', entries: Array.from({ length: 300 }, (_, at) => name(`网箱${at}`)) }], 2)
  expect(terms.suggest('网格', 5)).toEqual([{ text: '网格员', kind: null }])
  expect(terms.suggest('网', 5)).toBeNull()

  terms.close()
  expect(terms.suggest('网格', 5)).toBeNull()
  await engine.close()
  expect(new TermsAtHand(join(folder, 'gone', 'search.db')).suggest('网格', 5)).toBeNull()
})
