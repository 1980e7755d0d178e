import { expect, test } from 'vitest'
import { exportAddress, readCatalogAddress, writeCatalogAddress } from './catalogAddress.ts'

test('what a catalogue shows is read from the address and written back the same', () => {
  const query = { edition: '2', text: '低保', department: ['民政局', '医疗保障局'], level: ['VILLAGE'], itemType: ['行政给付'], sort: 'NAME', descending: '1', page: '3' }
  expect(writeCatalogAddress(readCatalogAddress(query))).toEqual(query)
})

test('what makes no sense in an address is left out', () => {
  expect(writeCatalogAddress(readCatalogAddress({ edition: '-1', level: ['MOON'], sort: 'SHOE', descending: 'yes', group: 'x', page: '0' }))).toEqual({})
})

test('an export has all pages of what is shown', () => {
  const state = readCatalogAddress({ department: ['民政局'], level: ['VILLAGE'], text: '低保', sort: 'NAME', descending: '1', page: '3', group: 'domain' })
  expect(exportAddress('service-items', state, 'edn_2', 'csv'))
    .toBe('/catalogs/service-items/export.csv?departments=%E6%B0%91%E6%94%BF%E5%B1%80&levels=VILLAGE&text=%E4%BD%8E%E4%BF%9D&edition=edn_2&sort=NAME&descending=true')
  expect(exportAddress('service-items', readCatalogAddress({}), null, 'xlsx')).toBe('/catalogs/service-items/export.xlsx')
})
