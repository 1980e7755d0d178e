import { expect, it } from 'vitest'
import { PhraseFinder } from './PhraseFinder.ts'

const finder = new PhraseFinder<string>()
for (const phrase of ['安全检查', '消防安全检查', '消防', '低保']) finder.add(phrase, phrase)
finder.add('低保', '最低生活保障')

it('finds every phrase, also one within another, and says what each stands for', () => {
  expect(finder.findAll('开展消防安全检查').map(({ phrase, start, end }) => [phrase, start, end])).toEqual([['消防安全检查', 2, 8], ['消防', 2, 4], ['安全检查', 4, 8]])
  expect(finder.findAll('审核低保').map(({ values }) => values)).toEqual([['低保', '最低生活保障']])
})

it('leaves out what lies within a longer one when asked', () => {
  expect(finder.findLongest('消防安全检查和安全检查').map(({ phrase, start }) => [phrase, start])).toEqual([['消防安全检查', 0], ['安全检查', 7]])
  expect(finder.findLongest('')).toEqual([])
})
