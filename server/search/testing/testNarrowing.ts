import { expect, test } from 'vitest'
import type { FacetName, SearchFilter } from '../SearchEngine.ts'
import type { Ask, IdsOf } from './testFinding.ts'

/** Filters and facets over the sample. */
export function testNarrowing(ask: Ask, idsOf: IdsOf): void {
  test('the kind of the document narrows; a kind nobody knows lets nothing through', async () => {
    expect((await idsOf('清单', { documentKinds: ['SPEECH'], kinds: ['PASSAGE'] }))).toEqual(['psg_3'])
    expect((await idsOf('网格员', { documentKinds: ['REGULATION'] })).sort()).toEqual(['psg_4', 'psg_5'])
    for (const kind of ['POLICY', '火星']) expect(await idsOf('网格员', { documentKinds: [kind] })).toEqual([])
  })

  test('each filter narrows, and values of one filter widen each other', async () => {
    expect(await idsOf('清单', { kinds: ['DIRECTIVE'] })).toEqual(['dir_1'])
    expect((await idsOf('清单', { kinds: ['DIRECTIVE', 'FORMULATION'] })).sort()).toEqual(['dir_1', 'frm_1'])
    expect((await idsOf('网格员', { documents: ['doc_banfa'] })).sort()).toEqual(['psg_4', 'psg_5'])
    expect((await idsOf('网格员', { documents: ['wangge-banfa'] })).sort()).toEqual(['psg_4', 'psg_5'])
    expect((await idsOf('民政局', { levels: ['VILLAGE'] }))).toEqual(['itm_1'])
    expect(await idsOf('保险', { departments: ['人力资源和社会保障局'] })).toEqual(['itm_3'])
    expect(await idsOf('民政局', { itemTypes: ['行政确认'] })).toEqual(['itm_2'])
    expect((await idsOf('', { itemTypes: ['行政确认', '公共服务'] })).sort()).toEqual(['itm_1', 'itm_2'])
  })

  test('a type of items is the same in any script', async () => {
    expect(await idsOf('', { itemTypes: ['行政確認'] })).toEqual(['itm_2'])
  })

  test('dates are inclusive, and what has no date lies outside', async () => {
    expect(await idsOf('施行', { dateFrom: '2023-05-01' })).toEqual(['psg_6'])
    expect(await idsOf('施行', { dateFrom: '2023-05-02' })).toEqual([])
    expect(await idsOf('下放', { dateTo: '2022-02-11' })).toEqual(['psg_2'])
    expect(await idsOf('津贴', { dateTo: '2030-01-01' })).toEqual([])
  })

  test('filters narrow each other', async () => {
    expect(await idsOf('民政局', { kinds: ['SERVICE_ITEM'], departments: ['民政局'], levels: ['VILLAGE'] })).toEqual(['itm_1'])
    expect(await idsOf('民政局', { kinds: ['PASSAGE'], departments: ['民政局'] })).toEqual([])
  })

  test.each([{ kinds: ['NOVEL'] }, { documents: ['doc_nowhere'] }, { levels: ['GALACTIC'] }, { itemTypes: ['星际许可'] }, { departments: ['"; DROP TABLE entry; --'] }])('a value nobody knows finds nothing: %j', async (filter) => {
    expect(await ask('治理', filter)).toMatchObject({ total: 0, hits: [] })
  })

  test('a filter alone lists what lies within it, the newest first', async () => {
    expect((await idsOf('', { documents: ['doc_jianghua', 'doc_banfa'] })).slice(0, 3).sort()).toEqual(['psg_4', 'psg_5', 'psg_6'])
    expect((await ask('', { documents: ['doc_jianghua', 'doc_banfa'] })).total).toBe(7)
    expect((await idsOf('-网格员', { documents: ['doc_banfa'] }))).toEqual(['psg_6'])
  })

  test('facets count the hits by every field, and name documents by their titles', async () => {
    const { total, facets } = await ask('局')
    expect(total).toBe(3)
    expect(Object.fromEntries(facets.map(({ name, values }) => [name, values]))).toEqual({
      kind: [{ value: 'SERVICE_ITEM', label: 'SERVICE_ITEM', count: 3 }],
      document: [{ value: 'zhengwu-fuwu', label: '政务服务事项清单', count: 3 }],
      department: [{ value: '民政局', label: '民政局', count: 2 }, { value: '人力资源和社会保障局', label: '人力资源和社会保障局', count: 1 }],
      level: [{ value: 'TOWNSHIP', label: 'TOWNSHIP', count: 3 }, { value: 'COUNTY', label: 'COUNTY', count: 1 }, { value: 'VILLAGE', label: 'VILLAGE', count: 1 }],
      year: [],
      documentKind: [],
      itemType: [{ value: '公共服务', label: '公共服务', count: 1 }, { value: '行政确认', label: '行政确认', count: 1 }],
    })
  })

  const countsOf = async (name: FacetName, typed: string, filter: SearchFilter): Promise<Record<string, number>> => {
    const { facets } = await ask(typed, filter)
    return Object.fromEntries(facets.find((facet) => facet.name === name)?.values.map(({ value, count }) => [value, count]) ?? [])
  }

  test('a facet counts what the filters on other fields let through', async () => {
    expect(await countsOf('kind', '清单', {})).toEqual({ PASSAGE: 1, DIRECTIVE: 1, FORMULATION: 1 })
    expect(await countsOf('kind', '清单', { dateTo: '2022-12-31' })).toEqual({ PASSAGE: 1, DIRECTIVE: 1 })
    expect(await countsOf('department', '局', { levels: ['VILLAGE'] })).toEqual({ 民政局: 1 })
    expect(await countsOf('itemType', '局', { levels: ['VILLAGE'] })).toEqual({ 公共服务: 1 })
    expect(await countsOf('level', '局', { itemTypes: ['行政确认'] })).toEqual({ TOWNSHIP: 1 })
  })

  test('a value that was chosen leaves the counts of the others of its field as they were', async () => {
    expect(await countsOf('kind', '清单', { kinds: ['PASSAGE'] })).toEqual({ PASSAGE: 1, DIRECTIVE: 1, FORMULATION: 1 })
    expect(await countsOf('document', '', { documents: ['wangge-banfa'] })).toEqual({ 'shiwei-jianghua': 4, 'wangge-banfa': 3, 'zhengwu-fuwu': 3 })
    expect(await countsOf('department', '局', { departments: ['民政局'] })).toEqual({ 民政局: 2, 人力资源和社会保障局: 1 })
    expect(await countsOf('itemType', '局', { itemTypes: ['行政确认'] })).toEqual({ 公共服务: 1, 行政确认: 1 })
    expect(await countsOf('level', '局', { levels: ['VILLAGE'] })).toEqual({ TOWNSHIP: 3, COUNTY: 1, VILLAGE: 1 })
    expect(await countsOf('year', '', { dateFrom: '2023-01-01', dateTo: '2023-12-31' })).toEqual({ 2022: 4, 2023: 3 })
  })

  test('with filters on two fields each is counted under the other', async () => {
    const filter = { levels: ['VILLAGE'], departments: ['人力资源和社会保障局'] }
    expect(await ask('局', filter)).toMatchObject({ total: 0, hits: [] })
    expect(await countsOf('department', '局', filter)).toEqual({ 民政局: 1 })
    expect(await countsOf('level', '局', filter)).toEqual({ COUNTY: 1, TOWNSHIP: 1 })
    expect(await countsOf('kind', '局', filter)).toEqual({})
  })

  test.each([{}, { levels: ['MUNICIPAL'] }, { kinds: ['DIRECTIVE'] }, { kinds: ['FORMULATION'], documents: ['shiwei-jianghua'] }])('a count is what choosing the value gives: %j', async (filter) => {
    const counts = Object.entries(await countsOf('kind', '清单', filter))
    expect(counts.length).toBeGreaterThan(0)
    for (const [kind, count] of counts) expect((await ask('清单', { ...filter, kinds: [kind] })).total).toBe(count)
  })
}
