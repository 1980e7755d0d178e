import { expect, test } from 'vitest'
import { dropInnerMarks } from './dropInnerMarks.ts'

test.each([
  ['建立“四不两直”工作法', '建立四不两直工作法'], ['"四不两直"', '"四不两直"'], ['"13710"工作制度', '"13710工作制度'], ['用好"三张清单"机制,一抓到底', '用好三张清单机制,一抓到底'], ['县 乡、村', '县乡村'], ['省(市)级', '省市级'],
  ['抓治理。促发展;保民生', '抓治理。促发展;保民生'], ['标题\n正文', '标题\n正文'], ['推动_经济', '推动_经济'], ['near walk 2022-2023', 'near walk 2022-2023'],
  ['𠮷、县', '𠮷县'], ['县 (\u{1f600}) 乡', '县乡'], ['县\ud842乡\udfb7', '县乡\udfb7'], ['(县) ', '(县) '], ['', ''], ['人⺠、群众', '人⺠群众'],
])('%s is compared as %s', (text, compared) => {
  expect(dropInnerMarks(text).text).toBe(compared)
})

test('what was compared leads back to what was written', () => {
  const text = '建立“四不两直”工作法。'
  const { text: bare, map } = dropInnerMarks(text)
  const start = bare.indexOf('四不两直工作法')
  const range = map.toRawRange({ start, end: start + '四不两直工作法'.length })
  expect(text.slice(range.start, range.end)).toBe('四不两直”工作法')
})
