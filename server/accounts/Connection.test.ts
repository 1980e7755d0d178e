import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildConnection, decodeCursor, encodeCursor, readPageSize } from './Connection.ts'

describe('the size of a page', () => {
  it('is 20 unless said, and 100 at most', () => {
    expect([undefined, null, 0, 1, 100, 101, 100_000].map((first) => readPageSize(first))).toEqual([20, 20, 0, 1, 100, 100, 100])
  })

  it('cannot be negative', () => {
    expect(() => readPageSize(-1)).toThrow('first 不能是负数')
  })
})

describe('a cursor', () => {
  it('leads back to its place, whatever the sort key holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.integer(), (text, number) => {
      expect(decodeCursor('文稿', ['string', 'number'], encodeCursor('文稿', [text, number]))).toEqual([text, number])
    }))
  })

  it('that was made up is refused in words, never with a fault', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json().map((json) => Buffer.from(json).toString('base64url'))), (cursor) => {
      expect(() => decodeCursor('文稿', ['string', 'number'], cursor)).toThrow('游标无效')
    }))
  })

  it('of another list, or with another kind of key, is refused', () => {
    expect(() => decodeCursor('文稿', ['string'], encodeCursor('段落', ['a']))).toThrow('游标无效')
    expect(() => decodeCursor('文稿', ['string'], encodeCursor('文稿', [1]))).toThrow('游标无效')
    expect(() => decodeCursor('文稿', ['string'], encodeCursor('文稿', ['a', 'b']))).toThrow('游标无效')
  })
})

describe('a page', () => {
  const page = (rows: string[], size: number, after?: string) => buildConnection({ rows, size, totalCount: 9, after, cursorOf: (row) => `→${row}` })

  it('knows of the next one by the row that was read too many', () => {
    expect(page(['甲', '乙', '丙'], 2)).toEqual({
      totalCount: 9,
      edges: [{ cursor: '→甲', node: '甲' }, { cursor: '→乙', node: '乙' }],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: '→甲', endCursor: '→乙' },
    })
    expect(page(['甲', '乙'], 2, 'x').pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
  })

  it('may be empty', () => {
    expect(page([], 0)).toMatchObject({ edges: [], pageInfo: { hasNextPage: false, startCursor: null, endCursor: null } })
  })
})
