import { expect, it } from 'vitest'
import { keepInPlace } from './keepInPlace.ts'

const keep = (before: string[], now: string[], rejected: string[] = []): string[] => keepInPlace(before, now, (id) => id, (id) => rejected.includes(id))

it('keeps a link that was rejected here at its place, until it is the server\'s again', () => {
  expect(keep(['甲', '乙', '丙'], ['甲', '丙'], ['乙'])).toEqual(['甲', '乙', '丙'])
  expect(keep(['甲', '乙', '丙'], ['甲', '乙', '丙'])).toEqual(['甲', '乙', '丙'])
})

it('lets go of a link that went for another reason', () => {
  expect(keep(['甲', '乙'], ['甲'])).toEqual(['甲'])
})

it('does not move links when the server sorts them anew, and puts new ones last', () => {
  expect(keep(['甲', '乙'], ['丙', '乙', '甲'])).toEqual(['甲', '乙', '丙'])
})
