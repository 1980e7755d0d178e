import { expect, test } from 'vitest'
import { foldForMatch, sliceRaw } from './foldForMatch.ts'

test.each([
  ['编制“县乡协同事项”清单，明确方式', '县乡协同事项清单', '“县乡协同事项”清单'],
  ['形成“块抓条保”的格局', '块抓条保', '块抓条保'],
  ['开展“五星”支部和“书记”项目', '支部和书记项目', '支部和“书记”项目'],
  ['按《乡镇（街道）目录》办', '乡镇(街道)目录', '乡镇（街道）目录'],
])('of %s the words behind %s are %s: no pair of marks is cut in half', (raw, folded, words) => {
  const whole = foldForMatch(raw)
  const at = whole.text.indexOf(folded)
  expect(sliceRaw(whole, at, at + folded.length)).toBe(words)
})
