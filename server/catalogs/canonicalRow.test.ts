import { expect, it } from 'vitest'
import { canonicalRow } from './canonicalRow.ts'
import { catalogRow } from '../testing/catalogRow.ts'

it('an edited item takes the form an imported one has', () => {
  const edited = catalogRow({
    code: ' A０1 ', name: '生育\n登记', competentDepartment: '县卫健委', exerciseLevels: ['VILLAGE', 'TOWNSHIP'], materials: ['1.申请书；', '2.户口簿'], note: '  ',
    legalBases: [{ law: '人口与计划生育法', article: '第十八条', text: '' }],
  })
  expect(canonicalRow(edited)).toEqual({
    row: catalogRow({
      code: 'A01', name: '生育登记', competentDepartment: '卫生健康委员会', exerciseLevels: ['TOWNSHIP', 'VILLAGE'], materials: ['申请书', '户口簿'],
      legalBases: [{ law: '人口与计划生育法', article: '第十八条', text: null }],
    }),
  })
})

it('an item already in that form stays as it is', () => {
  const row = catalogRow({ code: 'A1', name: '秸秆禁烧', leadDepartment: '农业农村局', duties: [{ party: '农业农村局', level: 'COUNTY', text: '组织' }] }, 'COORDINATION')
  expect(canonicalRow(row)).toEqual({ row })
})

it('an item without a name or a code is refused with what is missing', () => {
  const result = canonicalRow(catalogRow({ code: '', name: ' ' }))
  expect('errors' in result && result.errors.map(({ code }) => code)).toEqual(['MISSING_NAME', 'MISSING_CODE'])
})
