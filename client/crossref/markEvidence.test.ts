import { expect, test } from 'vitest'
import { markEvidence } from './markEvidence.ts'

const shown = (parts: readonly { readonly text: string, readonly marked: boolean }[]) => parts.map(({ text, marked }) => marked ? `[${text}]` : text).join('')

test('the words that speak for a link are marked where they stand in the text', () => {
  const { title, text, aside } = markEvidence('工作会讲话', '将154项政务服务事项依法下放乡村。', '154项政务服务事项')
  expect([shown(title), shown(text), aside]).toEqual(['工作会讲话', '将[154项政务服务事项]依法下放乡村。', null])
})

test('where only the title has them, the title is marked', () => {
  expect(shown(markEvidence('最低生活保障申请', '主管部门：民政局', '最低生活保障').title)).toBe('[最低生活保障]申请')
  expect(shown(markEvidence('社会救助暂行办法', null, '社会救助暂行办法').title)).toBe('[社会救助暂行办法]')
})

test('words that stand in neither are told beside them, and signs of markup are only words', () => {
  expect(markEvidence('甲', '乙', '<b>丙</b>').aside).toBe('<b>丙</b>')
  expect(shown(markEvidence('甲', '把<b>丙</b>做好', '<b>丙</b>').text)).toBe('把[<b>丙</b>]做好')
})
