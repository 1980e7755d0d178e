import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeEntry } from '../testing/sampleEntries.ts'
import { understandQuery } from '../understandQuery.ts'
import { IndexWriter } from './IndexWriter.ts'
import { anyOf, writeMatchExpressions, type MatchExpressions } from './matchExpression.ts'
import { openIndexForReading, openIndexForWriting } from './openIndexFile.ts'
import { PartialMatcher } from './PartialMatcher.ts'

const ENTRIES = 3000
const SCORE = '-bm25(token, 1.0, 1.0, 0.5)'
/** Every seventh entry is about visits, every hundredth about the elderly, every 700th about both. */
const textOf = (n: number): string => `${n % 7 === 0 ? '网格员走访' : '网格员'}${n % 100 === 0 ? '高龄老人' : ''}${'登记'.repeat(n % 5)},第${n}条${n % 2 === 0 ? '试点' : ''}`

let folder: string
let database: Database
let matcher: PartialMatcher

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengdian-partial-'))
  const writer = new IndexWriter(openIndexForWriting(join(folder, 'search.db')))
  writer.apply([{ subject: 'doc_1', entries: Array.from({ length: ENTRIES }, (_, at) => makeEntry(`psg_${at + 1}`, textOf(at + 1))) }], 1)
  writer.close()
  database = openIndexForReading(join(folder, 'search.db'))
  matcher = new PartialMatcher(database, SCORE)
})
afterAll(async () => {
  database.close()
  await rm(folder, { recursive: true })
})

/** Counting every token as rare keeps all terms of the query. */
const expressionsOf = (typed: string): MatchExpressions => writeMatchExpressions(understandQuery(typed), ENTRIES, () => 1)
const rowsOf = (typed: string): number[] => matcher.gather(expressionsOf(typed), ENTRIES).map(({ row }) => row).sort((a, b) => a - b)
const numbers = Array.from({ length: ENTRIES }, (_, at) => at + 1)

test('what holds any of the words is gathered', () => {
  expect(rowsOf('走访 高龄')).toEqual(numbers.filter((n) => n % 7 === 0 || n % 100 === 0))
})

test('only with every phrase, and without what is excluded', () => {
  expect(rowsOf('走访 “高龄老人”')).toEqual(numbers.filter((n) => n % 700 === 0))
  expect(rowsOf('走访 高龄 -试点')).toEqual(numbers.filter((n) => n % 7 === 0 && n % 2 === 1))
  expect(rowsOf('“高龄老人”')).toEqual(numbers.filter((n) => n % 100 === 0))
})

test('what one query held does not count for the next', () => {
  expect(matcher.gather(expressionsOf('走访 高龄'), ENTRIES)).toEqual(matcher.gather(expressionsOf('走访 高龄'), ENTRIES))
})

test('the best are scored as exactly as if all were', () => {
  const expressions = expressionsOf('网格员走访高龄老人')
  const all = database.prepare(`SELECT rowid AS row, ${SCORE} AS score FROM token WHERE token MATCH ? ORDER BY score DESC, rowid LIMIT 300`).all(anyOf(expressions.some))
  const refined = matcher.refine(matcher.gather(expressions, ENTRIES), expressions)
  expect(refined).toHaveLength(ENTRIES)
  expect([...refined].sort((a, b) => b.score - a.score || a.row - b.row).slice(0, 300)).toEqual(all)
})

test('nothing is refined to nothing', () => {
  expect(matcher.refine([], expressionsOf('走访'))).toEqual([])
})
