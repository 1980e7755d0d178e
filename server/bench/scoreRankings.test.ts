import { expect, test } from 'vitest'
import { scoreRankings } from './scoreRankings.ts'

test('the first right answer counts by its rank, the others by their place and number', () => {
  const scores = scoreRankings([{ ranked: ['a', 'b', 'c'], relevant: ['b', 'x'] }])
  expect(scores.mrr10).toBe(1 / 2)
  expect(scores.recall10).toBe(1 / 2)
  expect(scores.ndcg10).toBeCloseTo((1 / Math.log2(3)) / (1 + 1 / Math.log2(3)))
})

test('an answer behind the tenth counts for the hundred only', () => {
  const ranked = [...Array.from({ length: 10 }, (_, at) => `wrong${at}`), 'right']
  expect(scoreRankings([{ ranked, relevant: ['right'] }])).toEqual({ mrr10: 0, ndcg10: 0, recall10: 0, recall100: 1 })
})

test('all questions weigh the same', () => {
  expect(scoreRankings([{ ranked: ['a'], relevant: ['a'] }, { ranked: [], relevant: ['b'] }])).toEqual({ mrr10: 0.5, ndcg10: 0.5, recall10: 0.5, recall100: 0.5 })
})
