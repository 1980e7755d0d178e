import { expect, test } from 'vitest'
import { findListed, readDepartmentsAddress, writeDepartmentsAddress } from './departmentsAddress.ts'

test('what the page of departments shows is read from the address and written back the same', () => {
  const query = { q: '民政', open: 'dep_1' }
  expect(writeDepartmentsAddress(readDepartmentsAddress(query))).toEqual(query)
  expect(writeDepartmentsAddress(readDepartmentsAddress({ q: ' ' }))).toEqual({})
})

test('a department is found by its aliases too', () => {
  const all = [{ name: '人力资源和社会保障局', aliases: ['人社局'] }, { name: '民政局', aliases: [] }]
  expect(findListed(all, '人社').map(({ name }) => name)).toEqual(['人力资源和社会保障局'])
  expect(findListed(all, '')).toHaveLength(2)
})
