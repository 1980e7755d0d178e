import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeEntry } from '../testing/sampleEntries.ts'
import { understandQuery } from '../understandQuery.ts'
import { IndexReader } from './IndexReader.ts'
import { IndexWriter } from './IndexWriter.ts'
import { openIndexForReading, openIndexForWriting } from './openIndexFile.ts'

let folder: string
let file: string
let writer: IndexWriter
const readers: IndexReader[] = []

const openReader = (): IndexReader => {
  const reader = new IndexReader(openIndexForReading(file))
  readers.push(reader)
  return reader
}
const subject = (name: string, texts: readonly string[]) => ({ subject: name, entries: texts.map((text, at) => makeEntry(`psg_${name}_${at}`, text)) })
const search = (reader: IndexReader, typed: string, offset = 0, limit = 20) => reader.search({ query: understandQuery(typed), filter: {}, offset, limit })

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengdian-reader-'))
  file = join(folder, 'search.db')
  writer = new IndexWriter(openIndexForWriting(file))
})
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.close()
  writer.close()
  await rm(folder, { recursive: true })
})

test('readers that began at different times score the same', () => {
  const short = Array.from({ length: 60 }, (_, at) => `${at % 2 === 0 ? '走访' : '高龄'}${'登记'.repeat(at % 9)}。`)
  writer.apply([subject('short', short), subject('long', Array.from({ length: 60 }, () => '网格员走访登记，'.repeat(20)))], 1)
  const early = openReader()
  expect(search(early, '走访 高龄').total).toBe(120)
  writer.apply([subject('long', [])], 2)
  const all = search(early, '走访 高龄', 0, 100)
  expect(all).toMatchObject({ total: 60, partial: true })
  expect(search(openReader(), '走访 高龄', 0, 100)).toEqual(all)
})

test('all pages of what holds some together hold each hit once, with falling scores', () => {
  writer.apply([subject('many', Array.from({ length: 1600 }, (_, at) => `${['走访', '高龄', '低保'][at % 3]}${'登记'.repeat(at % 7)}，第${at}件。`))], 1)
  const reader = openReader()
  const pages = Array.from({ length: 16 }, (_, at) => search(reader, '走访 高龄 低保', 100 * at, 100).hits).flat()
  expect(new Set(pages.map(({ id }) => id)).size).toBe(1600)
  pages.slice(1).forEach(({ score }, at) => { expect(score).toBeLessThanOrEqual(pages[at]?.score ?? 0) })
})

test('a term counts the same in capitals and in the other script; a number is not part of another', () => {
  const filler = Array.from({ length: 30 }, (_, at) => `走访登记${at + 300}号。`)
  writer.apply([subject('a', [...filler, 'PPT、PPT、PPT材料。', 'ppt、ppt、ppt材料。', '權限、權限、權限材料。', '权限、权限、权限材料。', '1、21、111、211材料。', '1、22、222、333材料。'])], 1)
  const scores = (typed: string): number[] => search(openReader(), typed).hits.slice(0, 2).map(({ score }) => score)
  for (const typed of ['ppt 走访', '权限 走访', '1 走访']) {
    const [first = 0, second = 1] = scores(typed)
    expect(first, typed).toBeCloseTo(second, 6)
  }
})
