import { expect, test } from 'vitest'
import { isAmong, readQueueAddress, toReferenceFilter, writeQueueAddress } from './queueAddress.ts'

test('what the queue holds is read from the address and written back the same', () => {
  const query = { status: 'CONFIRMED', type: ['CITES', 'QUOTES'], score: '80-90', document: ['work-conference'], catalog: ['village'] }
  expect(writeQueueAddress(readQueueAddress(query))).toEqual(query)
  expect(toReferenceFilter(readQueueAddress(query))).toEqual({
    statuses: ['CONFIRMED'], types: ['CITES', 'QUOTES'], minScore: 0.8, maxScore: 0.9, documents: ['work-conference'], catalogs: ['village'],
  })
})

test('without an address the queue holds what waits for a decision; what makes no sense is left out', () => {
  expect(toReferenceFilter(readQueueAddress({}))).toEqual({ statuses: ['SUGGESTED'] })
  expect(writeQueueAddress(readQueueAddress({ status: 'SUGGESTED', type: 'LIKES', score: '12', document: '' }))).toEqual({})
})

test('links that need another look are asked for whatever their status, and those below a score by it alone', () => {
  expect(toReferenceFilter(readQueueAddress({ status: 'REVIEW' }))).toEqual({ needsReview: true })
  expect(toReferenceFilter(readQueueAddress({ status: 'ALL', score: 'low' }))).toEqual({ maxScore: 0.6 })
})

test('a link that was decided leaves the queue of those that wait, and stays among all', () => {
  const link = { status: 'CONFIRMED', type: 'CITES', needsReview: false } as const
  expect(isAmong(link, readQueueAddress({}))).toBe(false)
  expect(isAmong(link, readQueueAddress({ status: 'ALL' }))).toBe(true)
  expect(isAmong(link, readQueueAddress({ status: 'ALL', type: 'QUOTES' }))).toBe(false)
  expect(isAmong(link, readQueueAddress({ status: 'REVIEW' }))).toBe(false)
})
