import { expect, test } from 'vitest'
import fc from 'fast-check'
import { MAX_QUERY_LENGTH, understandQuery } from './understandQuery.ts'

const anywhere = { departments: [], levels: [], kinds: [], itemTypes: [], documentKinds: [], dates: null }
const nothing = { words: '', alternatives: [], phrases: [], excluded: [], fields: anywhere, shortened: false }

test('traditional, full-width and compatibility characters become plain ones', () => {
  expect(understandQuery('縣鄉協同 ＰＰＴ ⼈大')).toEqual({ ...nothing, words: '县乡协同 ppt 人大' })
})

test.each(['"三张清单"', '“三张清单”', '「三張清單」', '『三張清單』', '＂三张清单＂', '〝三张清单〞'])('%s is a phrase', (typed) => {
  expect(understandQuery(typed)).toEqual({ ...nothing, phrases: ['三张清单'] })
})

test('marks that touch other words only stress what they enclose', () => {
  expect(understandQuery('用好“三张清单”机制 “一抓到底”')).toEqual({ ...nothing, words: '用好 三张清单 机制', phrases: ['一抓到底'] })
  expect(understandQuery('会议强调:“基层强则国家强”，')).toEqual({ ...nothing, words: '会议强调:', phrases: ['基层强则国家强'] })
})

test('a quotation mark without its fellow is no mark', () => {
  expect(understandQuery('"三张清单')).toEqual({ ...nothing, words: '三张清单' })
  expect(understandQuery('三张“清单')).toEqual({ ...nothing, words: '三张 清单' })
  expect(understandQuery('-“清单')).toEqual({ ...nothing, excluded: ['清单'] })
})

test('a minus before a word or a phrase leaves out what holds it; a hyphen between numbers does not', () => {
  expect(understandQuery('网格 -试点 －"先行 先试" 2022-2023')).toEqual({ ...nothing, words: '网格 2022-2023', excluded: ['试点', '先行 先试'] })
})

test('fields narrow, with several values and in any script', () => {
  expect(understandQuery('低保 部门：民政局 層級:鄉鎮、村 类型:要求')).toEqual({
    ...nothing,
    words: '低保',
    fields: { ...anywhere, departments: ['民政局'], levels: ['TOWNSHIP', 'VILLAGE'], kinds: ['DIRECTIVE'] },
  })
})

test('类型 names a kind of object, or else a type of items', () => {
  expect(understandQuery('类型:行政許可、公共服务').fields).toMatchObject({ kinds: [], itemTypes: ['行政许可', '公共服务'] })
  expect(understandQuery('类型:执法 类型:行政处罚').fields).toMatchObject({ kinds: ['ENFORCEMENT_ITEM'], itemTypes: ['行政处罚'] })
})

test('a level nobody knows stays, so that nothing is found rather than everything', () => {
  expect(understandQuery('层级:火星').fields.levels).toEqual(['火星'])
})

test('a value that is a word of the language this is written in is a value nobody knows', () => {
  expect(understandQuery('层级:constructor 类型:constructor').fields).toMatchObject({ levels: ['constructor'], kinds: [], itemTypes: ['constructor'] })
})

test('a field may hold a quoted value', () => {
  expect(understandQuery('部门:"市 民政局"').fields.departments).toEqual(['市 民政局'])
})

test('文种 names a kind of document, and 日期 a span of days', () => {
  expect(understandQuery('網格 文種：講話、政策 日期:2022..2023')).toEqual({
    ...nothing, words: '网格', fields: { ...anywhere, documentKinds: ['SPEECH', 'POLICY'], dates: { from: '2022-01-01', to: '2023-12-31' } },
  })
  expect(understandQuery('文种:火星').fields.documentKinds).toEqual(['火星'])
})

test('several dates reach from the first to the last, and one that never was lets nothing through', () => {
  expect(understandQuery('日期:2023-02 日期:2021').fields.dates).toEqual({ from: '2021-01-01', to: '2023-02-28' })
  const { from, to } = understandQuery('日期:昨天').fields.dates ?? { from: '', to: '' }
  expect(from > to).toBe(true)
})

test.each([
  ['国发〔2022〕5号', '', '国发〔2022〕5号'], ['國發［2022］5號', '', '国发〔2022〕5号'], ['按照民发(2021)16号办理低保', '按照 办理低保', '民发〔2021〕16号'],
  ['“国发〔2022〕5号”', '', '国发〔2022〕5号'],
])('the number of a document is a phrase in any brackets: %s', (typed, words, phrase) => {
  expect(understandQuery(typed)).toEqual({ ...nothing, words, phrases: [phrase] })
})

test('only marks ask for nothing', () => {
  for (const typed of ['', '   ', '，。！？', '""', '“”', '-', '--', '部门:', '-"', '𝅘𝅥']) {
    expect(understandQuery(typed)).toEqual(nothing)
  }
})

test('a very long query is cut, and says so', () => {
  const query = understandQuery('基层治理'.repeat(2500))
  expect(query.words).toHaveLength(MAX_QUERY_LENGTH)
  expect(query.shortened).toBe(true)
  expect(understandQuery('𠮷'.repeat(MAX_QUERY_LENGTH)).shortened).toBe(false)
})

test('half a character, NUL and other invisible things are blanks', () => {
  expect(understandQuery('基层\u0000治理\ud800')).toMatchObject({ words: '基层 治理\ufffd', phrases: [] })
})

test('nothing that can be typed makes it fail', () => {
  const alphabet = fc.constantFrom('基', '層', '"', '“', '”', '「', '」', '-', ':', '部门:', '层级:', ' ', '\ud800', '\u0000', '𠮷', 'a')
  fc.assert(fc.property(fc.array(alphabet, { maxLength: 30 }), (parts) => {
    const query = understandQuery(parts.join(''))
    for (const text of [query.words, ...query.phrases, ...query.excluded]) expect(text.isWellFormed()).toBe(true)
  }), { numRuns: 1000 })
})
