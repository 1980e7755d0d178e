import { expect, test } from 'vitest'
import { completeFields } from './completeFields.ts'

const DEPARTMENTS = ['民政局', '司法局', '人力资源和社会保障局']
const complete = (typed: string): string[] | null => completeFields(typed, DEPARTMENTS, 2026)?.map(({ text }) => text) ?? null

test('a field offers its values, behind what was typed before it', () => {
  expect(complete('网格 层级:')).toEqual(['国家', '省级', '市级', '县级', '乡镇', '村'].map((level) => `网格 层级:${level}`))
  expect(complete('文种：法')).toEqual(['文种:法律法规'])
  expect(complete('类型:行政许')).toEqual(['类型:行政许可'])
  expect(complete('类型:')).toContain('类型:任务要求')
})

test('departments are found in Chinese, in pinyin and by initials', () => {
  for (const typed of ['部门:民', '部门:minzheng', '部门:mz']) expect(complete(typed)).toEqual(['部门:民政局'])
  expect(complete('部门:')).toHaveLength(3)
})

test('a date offers years, and spans from the year that was typed', () => {
  expect(complete('日期:20')?.slice(0, 2)).toEqual(['日期:2026', '日期:2025'])
  expect(complete('日期:2022')).toEqual(['日期:2022..', '日期:2022..2026'])
})

test('the name of a field offers the field', () => {
  expect(complete('网格 部门')).toEqual(['网格 部门:'])
})

test('a value that is complete or unknown offers nothing, and other words are no field', () => {
  expect(complete('部门:火星')).toEqual([])
  expect(complete('层级:县级')).toEqual([])
  for (const typed of ['', '网格', '主管部门', '部门:民政局 低保']) expect(complete(typed)).toBeNull()
})
