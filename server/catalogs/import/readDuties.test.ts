import { expect, it } from 'vitest'
import { DepartmentRegister } from '../DepartmentRegister.ts'
import { formatDuties } from '../formatField.ts'
import type { ColumnField } from './ColumnField.ts'
import { parseDuties, readDuties } from './readDuties.ts'

const departments = new DepartmentRegister()

function duties(...lines: Partial<Record<ColumnField, string>>[]) {
  return readDuties(lines.map((line) => new Map(Object.entries(line) as [ColumnField, string][])), departments)
}

it('the lead department, those that help, the township and the village have each their share, in that order', () => {
  expect(duties({ townshipDuty: '协助巡查', villageDuty: '发现报告', cooperatingDepartments: '公安局、县民政局', leadDepartment: '县水利局', leadDuty: '主管采砂' })).toEqual([
    { party: '水利局', level: 'COUNTY', text: '主管采砂' },
    { party: '公安局', level: 'COUNTY', text: '配合' },
    { party: '民政局', level: 'COUNTY', text: '配合' },
    { party: '乡镇（街道）', level: 'TOWNSHIP', text: '协助巡查' },
    { party: '村（社区）', level: 'VILLAGE', text: '发现报告' },
  ])
})

it('a cell that names the departments line by line is taken apart', () => {
  expect(duties({ leadDepartment: '县民政局\n县财政局', leadDuty: '县民政局：牵头负责；\n制定方案。\n县财政局：保障资金' })).toEqual([
    { party: '民政局', level: 'COUNTY', text: '牵头负责；\n制定方案。' },
    { party: '财政局', level: 'COUNTY', text: '保障资金' },
  ])
})

it('two lead departments share the duties of their cell', () => {
  expect(duties({ leadDepartment: '县民政局、县财政局', leadDuty: '共同负责救助' }).map(({ party, text }) => [party, text])).toEqual([['民政局', '共同负责救助'], ['财政局', '共同负责救助']])
})

it('a list that names no department keeps the duties', () => {
  expect(duties({ leadDuty: '主管', townshipDuty: '无' })).toEqual([{ party: '县级部门', level: 'COUNTY', text: '主管' }])
})

it('duties written on lines are read back, those of several lines too', () => {
  const all = [{ party: '公安局', level: 'COUNTY', text: '查处犯罪\n通报情况' }, { party: '市林业局', level: 'MUNICIPAL', text: '指导' }] as const
  expect(formatDuties(all)).toBe('公安局（县级）：查处犯罪\n通报情况\n市林业局（市级）：指导')
  expect(parseDuties(formatDuties(all))).toEqual(all)
})
