import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeEntry } from '../../testing/sampleEntries.ts'
import { understandQuery } from '../../understandQuery.ts'
import { refreshCommonTokens } from './commonTokens.ts'
import { IndexReader } from '../IndexReader.ts'
import { IndexWriter } from '../IndexWriter.ts'
import { openIndexForReading, openIndexForWriting } from '../openIndexFile.ts'
import { RowFinder } from './RowFinder.ts'
import { TokenCounts } from '../scoring/TokenCounts.ts'
import { allOf, anyOf, writeExpression, type Run, type Wanted } from './wanted.ts'

const ENTRIES = 3000
const run = (columns: Run['columns'], ...tokens: string[]): Run => ({ columns, tokens, open: false })
const textOf = (n: number): string =>
  `${n % 2 === 0 ? '网格员走访' : '综治中心'}${n % 3 === 0 ? '当事人登记' : ''}${n % 1100 === 0 ? '高龄老人制度' : ''},第${n}条${'试点'.repeat(n % 4)}`
const subject = (name: string, from: number, to: number) => ({
  subject: name,
  entries: Array.from({ length: to - from }, (_, at) => makeEntry(`psg_${from + at}`, textOf(from + at), { context: (from + at) % 5 === 0 ? '走访制度' : '' })),
})

let folder: string
let file: string
let database: Database
let writer: IndexWriter

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengdian-common-'))
  file = join(folder, 'search.db')
  database = openIndexForWriting(file)
  writer = new IndexWriter(database)
  writer.apply([subject('doc_a', 1, 1500), subject('doc_b', 1500, ENTRIES + 1)], 1)
})
afterEach(async () => {
  database.close()
  await rm(folder, { recursive: true })
})

const store = (least = 100): void => { database.transaction(() => { refreshCommonTokens(database, least) })() }
const stored = (): number => database.prepare('SELECT count(*) FROM common_token').pluck().get() as number

const WANTED: readonly Wanted[] = [
  run(['bigrams'], '网格'), run(['words'], '走访'), run(['bigrams', 'context'], '走访'), run(['bigrams'], '当事', '事人'), run(['bigrams'], '高龄'), run(['bigrams'], '制度'),
  { columns: ['bigrams'], tokens: ['试'], open: true },
  allOf([run(['bigrams', 'context'], '走访'), run(['bigrams'], '当事', '事人')]),
  anyOf([allOf([run(['bigrams'], '综治'), run(['words'], '登记')]), run(['bigrams'], '高龄', '龄老')]),
]

/** The sets and FTS5 must say the same of everything. */
function expectSame(): void {
  const reading = openIndexForReading(file)
  const finder = new RowFinder(reading)
  finder.refresh()
  const rows = reading.prepare<[string], number>('SELECT rowid FROM token WHERE token MATCH ? ORDER BY rowid').pluck()
  for (const wanted of WANTED) {
    const expected = rows.all(writeExpression(wanted))
    expect(expected.length, writeExpression(wanted)).toBeGreaterThan(0)
    expect(finder.list(wanted), writeExpression(wanted)).toEqual(expected)
  }
  expect(finder.list(run(['bigrams'], '网格'), run(['words'], '登记'))).toEqual(rows.all('({bigrams} : "网格") NOT ({words} : "登记")'))
  reading.close()
}

test('an index with few entries keeps no sets', () => {
  store(ENTRIES + 1)
  expect(stored()).toBe(0)
  expectSame()
})

test('the stored sets find what FTS5 finds', () => {
  store()
  expect(database.prepare("SELECT entries FROM common_token WHERE token = '当事 事人' AND col = 'bigrams'").pluck().get()).toBe(ENTRIES / 3)
  expect(database.prepare("SELECT count(*) FROM common_token WHERE token = '高龄'").pluck().get()).toBe(0)
  // In every fifth heading, and in few texts.
  expect(database.prepare("SELECT col, entries FROM common_token WHERE token = '制度' ORDER BY col").raw().all()).toEqual([['bigrams', 2], ['context', ENTRIES / 5], ['words', 2]])
  expectSame()
})

test('what is written and removed since is found and missed all the same, and the sets are made anew when that is much', () => {
  store()
  const until = database.prepare("SELECT value FROM state WHERE name = 'common until'").pluck()
  expect(until.get()).toBe(ENTRIES)
  writer.apply([subject('doc_c', 4000, 4300)], 2)
  store()
  expect(until.get()).toBe(ENTRIES)
  expectSame()
  writer.apply([{ subject: 'doc_c', entries: [] }, { subject: 'doc_a', entries: subject('doc_a', 1, 1400).entries }], 3)
  expectSame()
  store()
  expect(until.get()).toBeGreaterThan(ENTRIES + 300)
  expect(database.prepare('SELECT count(*) FROM gone').pluck().get()).toBe(0)
  expectSame()
})

test('tokens are counted with what was written since the sets were stored', () => {
  store()
  writer.apply([subject('doc_c', 4000, 4300)], 2)
  const reading = openIndexForReading(file)
  const counts = new TokenCounts(reading)
  counts.refresh()
  expect([counts.entries, counts.count('bigrams', '网格'), counts.count('words', '走访'), counts.count('bigrams', '没有')]).toEqual([ENTRIES + 300, ENTRIES / 2 + 150, ENTRIES / 2 + 150, 0])
  expect(counts.lengthOf(reading.prepare('SELECT avg(tokens) FROM entry').pluck().get() as number)).toBeCloseTo(1)
  reading.close()
})

test('a rebuilt index has no sets of the old one', () => {
  store()
  writer.beginRebuild()
  writer.addToRebuild([subject('doc_n', 5000, 6500)])
  writer.finishRebuild(4)
  expect(stored()).toBe(0)
  expectSame()
})

test('a common word is found everywhere, where it is said often in few words first; a title counts', () => {
  writer.apply([{ subject: 'doc_t', entries: [makeEntry('psg_t1', '先行试点。'), makeEntry('psg_t2', '试点试点试点。')] }], 2)
  store()
  const reader = new IndexReader(openIndexForReading(file))
  const search = (typed: string, offset = 0, limit = 20) => reader.search({ query: understandQuery(typed), filter: {}, offset, limit })
  const texts = (typed: string): string[] => search(typed).hits.map(({ snippet }) => snippet.map(({ text }) => text).join(''))
  expect(search('走访').total).toBe(ENTRIES / 2)
  expect(search('试点').whole).toBe(ENTRIES * 3 / 4 + 2)
  expect(texts('试点')[0]).toBe('试点试点试点。')
  // 走访 only in the heading, 综治 in the text.
  expect(search('走访 综治').total).toBe(ENTRIES / 10)
  expect(texts('走访 当事人').every((text) => text.includes('当事人'))).toBe(true)
  reader.close()
})

test('a long text that says a common word over and over is found before many shorter ones', () => {
  const often = `关于清单的情况：${'编制清单、公布清单、调整清单，'.repeat(3)}由各有关单位分工负责，按照规定的时限完成。`
  writer.apply([{ subject: 'doc_t', entries: [makeEntry('psg_t1', often), ...Array.from({ length: 800 }, (_, at) => makeEntry(`psg_s${at}`, `第${at}个清单由各有关单位分工负责`))] }], 2)
  const ranked = (): string[] => {
    const reader = new IndexReader(openIndexForReading(file))
    const { hits } = reader.search({ query: understandQuery('清单'), filter: {}, offset: 0, limit: 20 })
    reader.close()
    return hits.map(({ id }) => id)
  }
  expect(ranked()).not.toContain('psg_t1')
  store()
  expect(database.prepare("SELECT times FROM repeated_word WHERE word = '清单' ORDER BY times").pluck().all()).toEqual([2, 3, 4, 5, 6])
  expect(ranked()[0]).toBe('psg_t1')
})

test('all pages of a common word together hold each hit once, with falling scores', () => {
  store()
  const reader = new IndexReader(openIndexForReading(file))
  const pages = Array.from({ length: 18 }, (_, at) => reader.search({ query: understandQuery('网格员'), filter: {}, offset: 100 * at, limit: 100 }).hits).flat()
  expect(new Set(pages.map(({ id }) => id)).size).toBe(ENTRIES / 2)
  expect(pages).toHaveLength(ENTRIES / 2)
  pages.slice(1).forEach(({ score }, at) => { expect(score).toBeLessThanOrEqual(pages[at]?.score ?? 0) })
  reader.close()
})
