import { expect, test } from 'vitest'
import { EMPTY_SEARCH, carryQuery, changeQuery, countFilters, readAddress, writeAddress } from './searchAddress.ts'
import type { SearchState } from './searchAddress.ts'

const full: SearchState = {
  query: '154项政务服务事项', asTyped: true, kinds: ['DIRECTIVE'], documents: ['shiwei-jianghua'], departments: ['民政局', '司法局'],
  levels: ['COUNTY', 'VILLAGE'], itemTypes: ['行政许可'], documentKinds: ['SPEECH'], dateFrom: '2022-01-01', dateTo: '2022-12-31', page: 3,
}

test('a search comes back from its own address unchanged', () => {
  expect(readAddress(writeAddress(full) as Record<string, string | string[]>)).toEqual(full)
  expect(writeAddress(EMPTY_SEARCH)).toEqual({})
})

test('an address with nonsense in it is still a search', () => {
  expect(readAddress({ q: '基层治理', kind: ['NONSENSE', 'PASSAGE'], level: 'MOON', from: 'yesterday', page: '-3' }))
    .toEqual({ ...EMPTY_SEARCH, query: '基层治理', kinds: ['PASSAGE'] })
})

test('an undone correction is for these words only', () => {
  expect(changeQuery(full, full.query)).toEqual({ ...full, page: 1 })
  expect(changeQuery(full, '县乡协同')).toEqual({ ...full, query: '县乡协同', asTyped: false, page: 1 })
})

test('each chosen value and each date counts as one filter', () => {
  expect(countFilters(full)).toBe(10)
})

test('a result opens its passage and takes the words along', () => {
  expect(carryQuery('/documents/a#p1', '“13710”工作制度')).toBe('/documents/a?q=%E2%80%9C13710%E2%80%9D%E5%B7%A5%E4%BD%9C%E5%88%B6%E5%BA%A6#p1')
  expect(carryQuery('/?q=%E2%80%9C13710%E2%80%9D', '工作制度')).toBe('/?q=%E2%80%9C13710%E2%80%9D')
  expect(carryQuery('/documents/a', '四不两直')).toBe('/documents/a?q=%E5%9B%9B%E4%B8%8D%E4%B8%A4%E7%9B%B4')
})
