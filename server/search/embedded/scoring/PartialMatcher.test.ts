import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeEntry } from '../../testing/sampleEntries.ts'
import { understandQuery } from '../../understandQuery.ts'
import { EntryProfiles } from '../facets/EntryProfiles.ts'
import { IndexWriter } from '../IndexWriter.ts'
import { planQuery, type QueryPlan } from '../planQuery.ts'
import { openIndexForReading, openIndexForWriting } from '../openIndexFile.ts'
import { PartialMatcher } from './PartialMatcher.ts'
import { RowFinder } from '../rows/RowFinder.ts'
import { TokenCounts } from './TokenCounts.ts'
import { anyOf, writeExpression } from '../rows/wanted.ts'

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
  const finder = new RowFinder(database)
  finder.refresh()
  const profiles = new EntryProfiles()
  profiles.refresh(database)
  const counts = new TokenCounts(database)
  counts.refresh()
  matcher = new PartialMatcher(database, finder, profiles, counts)
})
afterAll(async () => {
  database.close()
  await rm(folder, { recursive: true })
})

/** Counting every token as rare keeps all terms of the query. */
const expressionsOf = (typed: string): QueryPlan => planQuery(understandQuery(typed), ENTRIES, () => 1)
const gather = (typed: string) => {
  const { parts, excluded } = expressionsOf(typed)
  return matcher.gather(parts(), excluded)
}
const rowsOf = (typed: string): number[] => [...gather(typed).rows].sort((a, b) => a - b)
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
  expect(gather('走访 高龄')).toEqual(gather('走访 高龄'))
})

test('the best are scored as by bm25() of all terms, times the root of how much of the query they hold', () => {
  const { some } = expressionsOf('网格员走访高龄老人').parts()
  const { rows, terms } = gather('网格员走访高龄老人')
  const most = terms.reduce((sum, { weight }) => sum + weight, 0)
  const wanted = anyOf(some.map(({ own, around }) => (around === null ? own : anyOf([own, around]))))
  const all = (database.prepare(`SELECT rowid AS row, ${SCORE} AS score FROM token WHERE token MATCH ?`).all(writeExpression(wanted)) as { row: number, score: number }[])
    .map(({ row, score }) => ({ row, score: score * Math.sqrt(matcher.heldBy(row) / most) }))
  const refined = matcher.refine(rows, terms)
  expect(refined).toHaveLength(ENTRIES)
  const best = (hits: readonly { row: number, score: number }[]) => [...hits].sort((a, b) => b.score - a.score || a.row - b.row).slice(0, 100)
  const [ours, theirs] = [best(refined), best(all)]
  ours.forEach(({ score }, at) => { expect(score).toBeCloseTo(theirs[at]?.score ?? 0, 6) })
  expect(new Set(ours.map(({ row }) => row))).toEqual(new Set(theirs.map(({ row }) => row)))
})

test('what holds nearly all of a question beats what repeats one rare word of it', () => {
  const { rows, terms } = gather('网格员走访高龄老人')
  const [first] = [...matcher.refine(rows, terms)].sort((a, b) => b.score - a.score)
  expect(numbers.filter((n) => n % 700 === 0)).toContain(first?.row)
})

test('nothing is refined to nothing', () => {
  expect(matcher.refine([], gather('走访').terms)).toEqual([])
})
