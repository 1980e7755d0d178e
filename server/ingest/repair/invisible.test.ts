import { expect, it } from 'vitest'
import { cleanText } from './cleanText.ts'
import { replayRepairs } from './replayRepairs.ts'

const clean = (text: string) => {
  const { text: cleaned, repairs } = cleanText({ text, mediaType: 'text/plain' })
  expect(replayRepairs(text, repairs)).toBe(cleaned)
  return cleaned
}

it('characters that nobody sees do not stand between the characters of a word', () => {
  expect(clean('政\u200b务服务\u0000事项\ufeff，依法下\u00ad放乡村。')).toBe('政务服务事项，依法下放乡村。')
})

it('a page break beside a line end goes, one between two lines becomes a line end', () => {
  expect(clean('第一页到此为止。\n\f第二页从此开始。')).toBe('第一页到此为止。\n第二页从此开始。')
  expect(clean('第一页到此为止。\f第二页从此开始。')).toBe('第一页到此为止。\n第二页从此开始。')
})

it('tabs and line ends of every system stay', () => {
  expect(clean('事项\t部门\r\n低保受理\t民政局\r\n')).toContain('事项\t部门\r\n低保受理\t民政局')
})
