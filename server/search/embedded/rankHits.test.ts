import { expect, test } from 'vitest'
import { rankHits } from './rankHits.ts'

const rowsOf = (hits: readonly { readonly row: number }[]): number[] => hits.map(({ row }) => row)

test('of two equal hits the one whose document holds more good hits comes first', () => {
  const documents = [0, 7, 8, 8, 8]
  const hits = [{ row: 1, score: 5 }, { row: 2, score: 5 }, { row: 3, score: 4 }, { row: 4, score: 3 }]
  const ranked = rankHits(hits, (row) => documents[row] ?? 0)
  expect(rowsOf(ranked)).toEqual([2, 1, 3, 4])
  // 5 + 0.4 × (5 + 4 + 3) / 5
  expect(ranked[0]?.score).toBeCloseTo(5.96)
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
