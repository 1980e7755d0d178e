import { expect, test } from 'vitest'
import { choose, readImportAddress, toMapping, writeImportAddress } from './importAddress.ts'

test('every decision of an import stands in the address', () => {
  const choices = choose(choose({}, '民政', { columns: { 2: 'name' } }), '民政', { columns: { 3: null }, headerRow: 4 })
  const state = { upload: 'upl_1', file: '清单.xlsx', kind: 'SERVICE' as const, catalog: 'service-items', choices, job: '' }
  expect(readImportAddress(writeImportAddress(state) as Record<string, string>)).toEqual(state)
})

test('an address that was broken counts as nothing decided', () => {
  expect(readImportAddress({ choices: '{"民政', kind: 'SHOE' })).toMatchObject({ choices: {}, kind: null })
  expect(readImportAddress({ choices: '[1]' })).toMatchObject({ choices: {} })
})

test('a later decision about a column replaces the earlier one and leaves the others', () => {
  const choices = choose(choose({}, '表1', { columns: { 0: 'code', 1: 'name' } }), '表1', { columns: { 0: 'serial' } })
  expect(toMapping(choices)).toEqual([{ sheet: '表1', leaveOut: false, headerRow: null, columns: [{ column: 0, field: 'serial' }, { column: 1, field: 'name' }] }])
})
