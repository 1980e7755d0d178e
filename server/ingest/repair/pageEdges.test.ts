import { describe, expect, test } from 'vitest'
import { cleanText } from './cleanText.ts'
import { replayRepairs } from './replayRepairs.ts'

const WORDS = '要坚持党对基层治理的全面领导把党的领导贯穿基层治理全过程各方面推动社会治理和服务重心下移'
/** Printed lines of one width, as a page has them; no two of them are equal. */
const printed = (from: number, count: number) => Array.from({ length: count }, (_, index) => (WORDS + WORDS).slice(from + index, from + index + 30))

function clean(pages: readonly (readonly string[])[], mediaType: 'application/pdf' | 'text/plain' = 'application/pdf') {
  const raw = pages.map((lines) => lines.join('\n')).join('\n\f')
  const { text, repairs } = cleanText({ text: raw, mediaType })
  expect(replayRepairs(raw, repairs)).toBe(text)
  return { text, removed: repairs.filter(({ kind }) => kind === 'BOILERPLATE').map(({ before }) => before.trim()) }
}

const BODY = [[...printed(0, 10)], [...printed(10, 10), '落到实处。']]
const WHOLE = BODY.flat().join('')

describe('what a printing program put at the ends of pages goes, and the sentence over the page break is whole again', () => {
  test.each<[string, string[][], string[][]]>([
    ['page numbers in dashes', [[], []], [['— 1 —'], ['— 2 —']]],
    ['bare page numbers', [[], []], [['1'], ['2']]],
    ['bare page numbers of a part of a book', [['17'], ['18']], [[], []]],
    ['page and count in words', [[], []], [['第1页 共2页'], ['第2页 共2页']]],
    ['page of count', [['1 / 2'], ['2 / 2']], [[], []]],
    ['English page numbers', [[], []], [['Page 1 of 2'], ['Page 2 of 2']]],
    ['a footer that stands on every page', [[], []], [['内部资料 注意保存'], ['内部资料 注意保存']]],
    ['a running title with a page number', [['某县党建工作简报 1'], ['某县党建工作简报 2']], [[], []]],
    ['a print header with blank lines around', [['第1页', ''], ['', '第2页', '']], [['', '某县人民政府'], ['某县人民政府', '']]],
    ['what a browser prints, below', [[], []], [['11/22/26, 7:04 AM 讲话', 'file:///tmp/p.html 1/2'], ['11/22/26, 7:04 AM 讲话', 'file:///tmp/p.html 2/2']]],
    ['what a browser prints, above', [['2026/11/22 07:04', 'https://www.a.cn/b?c=1 1/2'], ['2026/11/22 07:04', 'https://www.a.cn/b?c=1 2/2']], [[], []]],
    ['what another browser prints', [['讲话 https://www.a.cn/b'], ['讲话 https://www.a.cn/b']], [['1 of 2 2026/11/22 上午7:04'], ['2 of 2 2026/11/22 上午7:04']]],
  ])('%s', (_what, heads, feet) => {
    const pages = BODY.map((lines, page) => [...heads[page] ?? [], ...lines, ...feet[page] ?? []])
    const { text, removed } = clean(pages)
    expect(text).toBe(WHOLE)
    expect(removed.join('\n').split('\n').filter((line) => line !== '')).toEqual(pages.map((lines) => lines.filter((line) => line !== '' && !BODY.flat().includes(line))).flat())
  })

  test('a page printed from a browser, also a single one', () => {
    expect(clean([['移风易俗倡议书', '鼓励各村设立公益性墓地。', '11/22/26, 7:04 AM 倡议书', 'file:///tmp/p.html 1/1']])).toEqual({
      text: '移风易俗倡议书\n鼓励各村设立公益性墓地。', removed: ['11/22/26, 7:04 AM 倡议书\nfile:///tmp/p.html 1/1'],
    })
    expect(clean([['要抓好殡葬改革。'], ['11/22/26, 7:04 AM', 'file:///tmp/p.html 2/2', '第二页：鼓励各村设立公益性墓地。']]).text).toBe('要抓好殡葬改革。\n第二页：鼓励各村设立公益性墓地。')
  })

  test('a running title goes and leaves the title it repeats', () => {
    const title = '在全县基层治理工作会议上的讲话'
    expect(clean([[title, '同志们：', '今天开会。'], [title, '一、提高认识'], [title, '二、狠抓落实']]).text).toBe(`${title}\n同志们：\n今天开会。\n一、提高认识\n二、狠抓落实`)
    expect(clean([[title, '第1页', '同志们：'], [title, '第2页', '散会。']]).text).toBe(`${title}\n同志们：\n散会。`)
    expect(clean([['某县党建工作简报', title, '同志们：'], ['某县党建工作简报', '一、提高认识'], ['某县党建工作简报', '二、狠抓落实']]).text).toBe(`${title}\n同志们：\n一、提高认识\n二、狠抓落实`)
  })

  test('in a plain text with page breaks too, and a page that holds nothing else', () => {
    expect(clean([['今天开会。', '- 1 -'], ['- 2 -'], ['请抓好落实。', '- 3 -']], 'text/plain').text).toBe('今天开会。\n请抓好落实。')
  })
})

describe('what belongs to the speech stays', () => {
  test.each<[string, string[][]]>([
    ['a sentence that ends two pages', [['今天开会。', '要抓好落实。'], ['再讲一点。', '要抓好落实。'], ['要抓好落实。']]],
    ['a heading that stands again once inside', [['工作要求', '抓紧。'], ['强调三点。', '工作要求', '抓紧。'], ['散会。']]],
    ['the number of a list at the end of a page', [['事项如下：', '1'], ['低保受理。', '2', '养老服务。'], ['散会。']]],
    ['numbered items that begin pages', [['1. 抓好低保受理', '说明甲。'], ['2. 抓好低保受理', '说明乙。'], ['3. 抓好低保受理', '说明丙。']]],
    ['rows of a table', [['1 低保受理 30', '2 养老服务 40'], ['31 低保受理 50', '32 养老服务 60'], ['61 低保受理 70', '62 养老服务 80']]],
    ['equal rows of a table', [['是 否 是', '是 否 是', '是 否 是'], ['是 否 是', '否 否 是', '是 否 是'], ['是 否 是', '否 否 否']]],
    ['a row of numbers', [['10 20 30', '11 20 30'], ['11 20 30', '12 20 30']]],
    ['articles that begin pages', [['第1条 总则', '依法办理。'], ['第2条 总则', '依法办理此事。'], ['第3条 总则', '依法公开。']]],
    ['the date and time of a news page', [['2026/11/22 07:04 来源：某县发布', '今天开会。']]],
    ['an address the text ends with', [['请按要求办理。', '办法见下：', 'https://www.a.cn/b'], ['请遵照执行。']]],
    ['a date written as a fraction', [['今天开会，讲两点。', '时间定在', '3/10'], ['地点另定。']]],
    ['a salutation', [['各乡镇党委：', '请抓好落实。'], ['各乡镇党委：', '请报送情况。'], ['各乡镇党委：', '散会。']]],
  ])('%s', (_what, pages) => {
    expect(clean(pages)).toEqual({ text: pages.flat().join('\n'), removed: [] })
  })

  test('in a text without page breaks nothing is looked for', () => {
    expect(clean([['7', '要抓好落实。', '内部资料', '8']], 'text/plain').removed).toEqual([])
  })
})
