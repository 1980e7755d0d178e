import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { EmbeddedEngine } from './embedded/EmbeddedEngine.ts'
import { foldForSearch } from './foldForSearch.ts'
import { SearchService, type SearchPage, type SearchQuestion } from './SearchService.ts'
import { SAMPLE } from './testing/sampleEntries.ts'

let folder: string
let engine: EmbeddedEngine
let service: SearchService

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengdian-service-'))
  engine = await EmbeddedEngine.open(join(folder, 'search.db'))
  await engine.apply(SAMPLE, 1)
  service = new SearchService(engine)
})
afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true })
})

function search(query: string, more: Partial<SearchQuestion> = {}): Promise<SearchPage> {
  return service.search({ query, filter: {}, first: null, after: null, ...more })
}

const idsOf = ({ hits }: SearchPage): string[] => hits.map(({ id }) => id)

test('what is found as typed is not corrected', async () => {
  expect(await search('網格員')).toMatchObject({ correctedQuery: null, totalCount: 2, engine: 'embedded', shortened: false })
})

test.each([
  ['wanggeyuan', '网格员', 'psg_4'], ['wangge yuan', '网格员', 'psg_4'], ['jczl', '基层治理', 'psg_1'], ['yanglao保险', '养老保险', 'itm_3'],
  ['wanggeyuan -shidian', '网格员 -试点', 'psg_4'],
])('%s is searched as %s, and says so', async (typed, correctedQuery, id) => {
  const page = await search(typed)
  expect(page.correctedQuery).toBe(correctedQuery)
  expect(idsOf(page)[0]).toBe(id)
})

test.each([['基层志理', '基层治理', 'psg_1'], ['网隔员 聘用', '网格员 聘用', 'psg_5'], ['邻时救助对象 层级:乡镇', '临时救助对象 层级:乡镇', 'itm_2']])('%s, which sounds right, is searched as %s, and says so', async (typed, correctedQuery, id) => {
  const page = await search(typed)
  expect(page.correctedQuery).toBe(correctedQuery)
  expect(idsOf(page)[0]).toBe(id)
  expect((await search(typed, { asTyped: true })).correctedQuery).toBeNull()
})

test('a paste with pinyin notes is repaired, and says so', async () => {
  const page = await search('社會治理體(tǐ)系和治理能力現(xiàn)代化')
  expect(page.correctedQuery).toBe('社會治理體系和治理能力現代化')
  expect(idsOf(page)[0]).toBe('psg_1')
})

test('what cannot be repaired for sure stays as it was pasted', async () => {
  expect((await search('形成治理合力?h區黨委側重抓治理')).correctedQuery).toBeNull()
})

test.each(['wanggeyuan', 'jczl', 'yanglao保险', '社會治理體(tǐ)系'])('%s is searched as typed when that is wanted', async (typed) => {
  expect((await search(typed)).correctedQuery).not.toBeNull()
  const page = await search(typed, { asTyped: true })
  expect(page.correctedQuery).toBeNull()
  const found = page.hits.flatMap(({ snippet }) => snippet.filter(({ hit }) => hit).map(({ text }) => text))
  for (const text of found) expect(foldForSearch(typed).text).toContain(text)
})

test('as typed, phrases, exclusions and fields work as ever', async () => {
  expect(idsOf(await search('民政局 层级:村 -救助', { asTyped: true }))).toEqual(['itm_1'])
  expect(idsOf(await search('“網格員” -試點', { asTyped: true }))).toEqual(['psg_4'])
})

test('a cursor of the corrected search is none of the search as typed', async () => {
  const { hits } = await search('网格员', { first: 1 })
  await expect(search('网格员', { first: 1, after: hits[0]!.cursor, asTyped: true })).rejects.toMatchObject({ code: 'INVALID', field: ['after'] })
})

test('a search that nobody waits for any more is given up', async () => {
  const reason = new Error('连接已断开')
  await expect(service.search({ query: '网格员', filter: {}, first: null, after: null }, AbortSignal.abort(reason))).rejects.toBe(reason)
  await expect(service.suggest('网', 5, AbortSignal.abort(reason))).rejects.toBe(reason)
})

test('文种 and 日期 narrow, within the filter that is set', async () => {
  expect(idsOf(await search('网格员 文种:法规')).sort()).toEqual(['psg_4', 'psg_5'])
  expect(idsOf(await search('网格员 文种:讲话'))).toEqual([])
  expect(idsOf(await search('网格员 日期:2023..2024')).sort()).toEqual(['psg_4', 'psg_5'])
  expect(idsOf(await search('网格员 日期:2022'))).toEqual([])
  expect(idsOf(await search('网格员 日期:2023', { filter: { dateFrom: '2023-06-01' } }))).toEqual([])
  expect(idsOf(await search('网格员 日期:昨天'))).toEqual([])
})

test('letters that sound like nothing here find nothing, and are not corrected', async () => {
  expect(await search('qqqq')).toMatchObject({ correctedQuery: null, totalCount: 0 })
})

test('fields in the query and the filter beside it narrow each other', async () => {
  expect(idsOf(await search('民政局 层级:村'))).toEqual(['itm_1'])
  expect(idsOf(await search('民政局 层级:村', { filter: { levels: ['TOWNSHIP'] } }))).toEqual([])
  expect(idsOf(await search('民政局 层级:村、乡镇', { filter: { levels: ['VILLAGE', 'COUNTY'] } }))).toEqual(['itm_1'])
})

test('类型:行政确认 finds items of that type, alone and beside the filter', async () => {
  expect(idsOf(await search('类型:行政確認'))).toEqual(['itm_2'])
  expect(idsOf(await search('类型:行政确认、公共服务', { filter: { itemTypes: ['公共服务'] } }))).toEqual(['itm_1'])
  expect(idsOf(await search('类型:行政确认', { filter: { itemTypes: ['公共服务'] } }))).toEqual([])
  expect(idsOf(await search('类型:提法 类型:行政确认'))).toEqual([])
  expect(idsOf(await search('类型:提法'))).toEqual(['frm_1'])
})

test('cursors lead from page to page through every hit once', async () => {
  const whole = await search('', { filter: { documents: ['doc_jianghua', 'doc_banfa'] }, first: 100 })
  const ids: string[] = []
  let page = await search('', { filter: { documents: ['doc_jianghua', 'doc_banfa'] }, first: 3 })
  while (true) {
    ids.push(...idsOf(page))
    const after = page.hits.at(-1)?.cursor
    if (!page.hasNextPage || after === undefined) break
    page = await search('', { filter: { documents: ['doc_jianghua', 'doc_banfa'] }, first: 3, after })
  }
  expect(ids).toEqual(idsOf(whole))
  expect(new Set(ids).size).toBe(7)
})

test('no more than a hundred are given, however many are asked for; none gives the total', async () => {
  expect((await search('网格员', { first: 100_000 })).hits).toHaveLength(2)
  expect(await search('网格员', { first: 0 })).toMatchObject({ totalCount: 2, hits: [], hasNextPage: true })
  await expect(search('网格员', { first: -1 })).rejects.toMatchObject({ code: 'INVALID', field: ['first'] })
})

test('a cursor of another search, or of nobody, is refused', async () => {
  const { hits } = await search('网格员', { first: 1 })
  const forged = Buffer.from(JSON.stringify(['search', -5])).toString('base64url')
  for (const after of ['乱写', forged, 'W10', '\u0000']) await expect(search('网格员', { after })).rejects.toMatchObject({ code: 'INVALID', field: ['after'] })
  await expect(search('津贴', { after: hits[0]!.cursor })).rejects.toMatchObject({ code: 'INVALID' })
})

test('a cursor with a made-up place is refused', async () => {
  const { hits } = await search('网格员', { first: 1 })
  const [list] = JSON.parse(Buffer.from(hits[0]!.cursor, 'base64url').toString()) as [string, number]
  for (const place of [-1, 0, 0.5, 1e300]) {
    const after = Buffer.from(JSON.stringify([list, place])).toString('base64url')
    await expect(search('网格员', { first: 1, after })).rejects.toMatchObject({ code: 'INVALID' })
  }
})

test('a query that is too long is cut, and says so', async () => {
  expect(await search('网格员'.repeat(3333))).toMatchObject({ shortened: true, correctedQuery: null })
})

test('suggestions are as many as asked for', async () => {
  expect(await service.suggest('s', 1)).toHaveLength(1)
  await expect(service.suggest('s', -1)).rejects.toMatchObject({ code: 'INVALID' })
})

test('a closed engine is unavailable, in words for people', async () => {
  const gone = await EmbeddedEngine.open(join(folder, 'gone.db'))
  await gone.close()
  await expect(new SearchService(gone).suggest('网', 5)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
})
