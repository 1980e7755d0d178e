import fc from 'fast-check'
import { expect, it } from 'vitest'
import { diffText, shareOf } from './diffText.ts'

it('tells what both say, what went and what came', () => {
  expect(diffText('最低生活保障申请受理', '最低生活保障受理与审核')).toEqual([
    { kind: 'SAME', text: '最低生活保障' }, { kind: 'REMOVED', text: '申请' }, { kind: 'SAME', text: '受理' }, { kind: 'ADDED', text: '与审核' },
  ])
})

it('takes a number as a whole', () => {
  expect(diffText('30日内', '20日内')).toEqual([{ kind: 'REMOVED', text: '30' }, { kind: 'ADDED', text: '20' }, { kind: 'SAME', text: '日内' }])
})

it('gives back both texts, whatever they are', () => {
  const text = fc.string({ unit: fc.constantFrom('基', '层', '治', '理', '1', '2', '，', '\ud83d\ude00'), maxLength: 30 })
  fc.assert(fc.property(text, text, (before, after) => {
    const parts = diffText(before, after)
    const without = (kind: string) => parts.filter((part) => part.kind !== kind).map((part) => part.text).join('')
    expect([without('ADDED'), without('REMOVED')]).toEqual([before, after])
    expect(parts.every(({ text: words }, index) => words !== '' && parts[index + 1]?.kind !== parts[index]?.kind)).toBe(true)
  }))
})

it('says how much two texts have in common', () => {
  expect([shareOf(diffText('基层治理', '基层治理')), shareOf(diffText('基层', '治理')), shareOf(diffText('基层治理', '基层'))]).toEqual([1, 0, 0.5])
})
