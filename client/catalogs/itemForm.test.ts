import { expect, test } from 'vitest'
import { BLANK_FORM, changesOf, openForm } from './itemForm.ts'

const item = {
  levels: ['VILLAGE', 'TOWNSHIP'] as const,
  legalBases: [{ law: '社会救助暂行办法', article: '第十一条', text: null }],
  fields: [
    { field: 'code', label: '事项编码', text: 'DEMO01030001' }, { field: 'name', label: '事项名称', text: '最低生活保障申请受理与审核' },
    { field: 'competentDepartment', label: '主管部门', text: '民政局' }, { field: 'exerciseLevels', label: '行使层级', text: '镇级;村级' },
    { field: 'fee', label: '是否收费', text: null },
  ],
  materials: ['书面申请', '有关证明材料'], statutoryLimit: { amount: 30, unit: 'CALENDAR_DAY' as const }, committedLimit: null,
}
const form = openForm({ ...item, levels: [...item.levels] })

test('an item opens as a form, and a form that nobody touched says nothing', () => {
  expect(form).toMatchObject({ department: '民政局', exerciseLevels: ['TOWNSHIP', 'VILLAGE'], materials: '书面申请\n有关证明材料', statutoryLimit: { amount: '30', unit: 'CALENDAR_DAY' }, fee: '' })
  expect(changesOf(form, form)).toEqual({})
})

test('only what was changed is sent, and what was emptied as nothing', () => {
  expect(changesOf(form, { ...form, name: ' 低保受理 ', department: '', committedLimit: { amount: '5', unit: 'WORKING_DAY' }, statutoryLimit: { amount: '', unit: '' } }))
    .toEqual({ name: '低保受理', department: null, committedLimit: { amount: 5, unit: 'WORKING_DAY' }, statutoryLimit: null })
})

test('blank lines and rows are no materials, bases or duties', () => {
  const filled = { ...BLANK_FORM, materials: '身份证\n\n 户口簿 \n', legalBases: [{ law: ' ', article: '', text: '' }, { law: '户口登记条例', article: '', text: '' }], duties: [{ party: '公安局', level: 'COUNTY' as const, text: ' ' }] }
  expect(changesOf(BLANK_FORM, filled)).toEqual({ materials: ['身份证', '户口簿'], legalBases: [{ law: '户口登记条例', article: null, text: null }], duties: [] })
})

test('what is done at once has no amount', () => {
  expect(changesOf(BLANK_FORM, { ...BLANK_FORM, committedLimit: { amount: '3', unit: 'IMMEDIATE' } })).toEqual({ committedLimit: { amount: null, unit: 'IMMEDIATE' } })
})
