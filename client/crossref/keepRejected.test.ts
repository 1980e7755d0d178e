import { expect, it } from 'vitest'
import { keepRejected } from './keepRejected.ts'

const same = (id: string): string => id

it('keeps a link that was rejected here at its place, until it is the server\'s again', () => {
  const kept = keepRejected(['甲', '乙', '丙'], ['甲', '丙'], same, (id) => id === '乙')
  expect(kept).toEqual(['甲', '乙', '丙'])
  expect(keepRejected(kept, ['甲', '乙', '丙'], same, () => false)).toEqual(['甲', '乙', '丙'])
})

it('lets go of a link that went for another reason', () => {
  expect(keepRejected(['甲', '乙'], ['甲'], same, () => false)).toEqual(['甲'])
})
