import { describe, expect, it } from 'vitest'
import { annotateText } from './annotateText.ts'

function passagesOf(body: string, gapOffset: number | null = null): string[] {
  const text = `工作讲话\n${body}`
  const gaps = gapOffset === null ? [] : [{ offset: gapOffset + 5, missingCharacters: null, reason: '此处原文有省略' }]
  const clean = { text, repairs: [], gaps, statedCharacters: null, shownCharacters: text.length, announcedTitle: null }
  return annotateText(clean, { fileName: '来文.txt', mediaType: 'text/plain' }).passages.map(({ start, end }) => text.slice(start, end))
}

describe('passages', () => {
  it('are points and paragraphs; a heading that fills its line is none', () => {
    expect(passagesOf('一、总体要求\n坚持党的领导。\n(一)健全机制。一是完善制度。各县区要落实。二是压实责任。各部门要配合。'))
      .toEqual(['坚持党的领导。', '(一)健全机制。一是完善制度。各县区要落实。', '二是压实责任。各部门要配合。'])
  })

  it.each([['memo', ['memo']], ['123 456', ['123 456']], ['# 通知\n', ['通知']], ['关于防汛的通知\n2024年5月8日', ['关于防汛的通知\n2024年5月8日']], ['一、总体要求\n二、主要任务', ['一、总体要求', '二、主要任务']]])(
    'are titles and headings where a text holds nothing else, so that it can be found: %j', (text, expected) => {
      const clean = { text, repairs: [], gaps: [], statedCharacters: null, shownCharacters: text.length, announcedTitle: null }
      const { passages } = annotateText(clean, { fileName: '来文.txt', mediaType: 'text/plain' })
      expect(passages.map(({ start, end }) => text.slice(start, end))).toEqual(expected)
    })

  it('go on over a line break in mid-sentence, and over a salutation', () => {
    expect(passagesOf('同志们:\n今天我们贯彻落实党的\n二十大精神。\n下面讲三点。')).toEqual(['同志们:\n今天我们贯彻落实党的\n二十大精神。', '下面讲三点。'])
  })

  it('stop at a gap, even in mid-sentence', () => {
    expect(passagesOf('形成了一套治理园社区调研时指出要求。', '形成了一套治理'.length)).toEqual(['形成了一套治理', '园社区调研时指出要求。'])
  })

  it('cut a long point at sentence ends into parts of about the same length', () => {
    const sentence = (length: number): string => `${'治'.repeat(length - 1)}。`
    const lengths = passagesOf([28, 82, 116, 130, 133].map(sentence).join('')).map(({ length }) => length)
    expect(lengths).toEqual([226, 263])
  })

  it('do not cut a quotation of several sentences', () => {
    const quotation = `总书记强调,“${'甲'.repeat(150)}。${'乙'.repeat(150)}。”`
    expect(passagesOf(`${'前'.repeat(200)}。${quotation}`)).toEqual([`${'前'.repeat(200)}。`, quotation])
  })

  it('cut a long list between its items', () => {
    const item = (name: string): string => `（${name}）${'事'.repeat(150)}`
    const statute = `第一条 本条例适用于本市。\n第二条 包括以下事项：\n${item('一')}；\n${item('二')}；\n${item('三')}。`
    expect(passagesOf(statute).slice(1)).toEqual([`第二条 包括以下事项：\n${item('一')}；`, `${item('二')}；\n${item('三')}。`])
  })
})
