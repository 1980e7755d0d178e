import { expect, test } from 'vitest'
import { spellArticleNumbers } from './spellArticleNumbers.ts'

test.each([
  ['第32条', ['第三十二条']], ['32条', ['第三十二条', '第32条']], ['第三十二条', ['第32条']], ['第10款', ['第十款']], ['第一百零五条', ['第105条']], ['第1005条', ['第一千零五条']],
  ['第110条', ['第一百一十条']], ['第2章', ['第二章']], ['第二十章', ['第20章']],
])('%s may stand as %j', (said, others) => {
  expect(spellArticleNumbers(said)).toEqual([{ said, others }])
})

test('each number in a question is spelt, in order', () => {
  expect(spellArticleNumbers('民法典第32条和第一百条')).toEqual([{ said: '第32条', others: ['第三十二条'] }, { said: '第一百条', others: ['第100条'] }])
})

test.each(['三十二条', '第三二条', '条', '第零条', '154项政务', '第2022年'])('%s is left as it is', (text) => {
  expect(spellArticleNumbers(text)).toEqual([])
})
