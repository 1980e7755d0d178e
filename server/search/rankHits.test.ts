import { expect, test } from 'vitest'
import { rankHits } from './rankHits.ts'

const rowsOf = (hits: readonly { readonly row: number }[]): number[] => hits.map(({ row }) => row)

test('of two equal hits the one whose document holds more good hits comes first', () => {
  const documents: Readonly<Record<number, number>> = { 10: 7, 20: 8, 30: 8, 40: 8 }
  const hits = [{ row: 10, score: 5 }, { row: 20, score: 5 }, { row: 30, score: 4 }, { row: 40, score: 3 }]
  const ranked = rankHits(hits, (row) => documents[row] ?? 0)
  expect(rowsOf(ranked)).toEqual([20, 10, 30, 40])
  // 5 + 0.4 × (5 + 4 + 3) / 5
  expect(ranked[0]?.score).toBeCloseTo(5.96)
})

test('of two equal hits the one that stands beside another in its document comes first', () => {
  const hits = [{ row: 10, score: 5 }, { row: 20, score: 5 }, { row: 21, score: 4 }, { row: 12, score: 4 }]
  expect(rowsOf(rankHits(hits, () => 7))).toEqual([20, 10, 21, 12])
  // 10 and 11 lie in two documents.
  expect(rowsOf(rankHits([{ row: 8, score: 5 }, { row: 10, score: 5 }, { row: 11, score: 4 }], (row) => row))).toEqual([8, 10, 11])
})

test('what belongs to no document gains nothing from others that belong to none', () => {
  expect(rankHits([{ row: 1, score: 2 }, { row: 2, score: 1 }], () => 0)).toEqual([{ row: 1, score: 2 }, { row: 2, score: 1 }])
})

test('behind the first three hundred the order of the first look stays, and scores go on falling', () => {
  const hits = Array.from({ length: 400 }, (_, row) => ({ row, score: 400 - row }))
  const ranked = rankHits(hits, (row) => (row % 2) + 1)
  expect(rowsOf(ranked.slice(300))).toEqual(hits.slice(300).map(({ row }) => row))
  for (let at = 1; at < ranked.length; at++) expect(ranked[at]?.score).toBeLessThanOrEqual(ranked[at - 1]?.score ?? 0)
})

test('where only a page is needed, it is the same as the first of all', () => {
  const hits = Array.from({ length: 2000 }, (_, row) => ({ row, score: row % 37 }))
  const parentOf = (row: number): number => row % 5
  for (const needed of [20, 320, 1999]) expect(rankHits(hits, parentOf, needed).slice(0, needed)).toEqual(rankHits(hits, parentOf).slice(0, needed))
})
