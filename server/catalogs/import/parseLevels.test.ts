import { expect, it } from 'vitest'
import { parseLevels, parseMark } from './parseLevels.ts'

it.each([
  ['镇级;村级', ['TOWNSHIP', 'VILLAGE']],
  ['村级；镇级', ['TOWNSHIP', 'VILLAGE']],
  ['乡镇（街道）', ['TOWNSHIP']],
  ['县（市、区）级、乡镇（街道）级', ['COUNTY', 'TOWNSHIP']],
  ['县级\n镇级\n村（社区）', ['COUNTY', 'TOWNSHIP', 'VILLAGE']],
  ['省市县乡村', ['PROVINCIAL', 'MUNICIPAL', 'COUNTY', 'TOWNSHIP', 'VILLAGE']],
  ['国家级,省级,设区的市级', ['NATIONAL', 'PROVINCIAL', 'MUNICIPAL']],
  ['县、乡', ['COUNTY', 'TOWNSHIP']],
  ['镇、村两级', ['TOWNSHIP', 'VILLAGE']],
  ['县乡村三级', ['COUNTY', 'TOWNSHIP', 'VILLAGE']],
  ['镇　级；村 级', ['TOWNSHIP', 'VILLAGE']],
  ['乡镇人民政府', ['TOWNSHIP']],
  ['', []],
])('levels written %s are %s', (text, levels) => {
  expect(parseLevels(text)).toEqual(levels)
})

it.each(['园区级', '镇级;组级', '全部', '级'])('%s names no level of government', (text) => {
  expect(parseLevels(text)).toBeNull()
})

it('a tick claims an item, a cross or a blank does not, other words say nothing', () => {
  expect(['√', '✓', '是', '1', '１', '认领', '☑'].map(parseMark)).toEqual([true, true, true, true, true, true, true])
  expect(['', '×', '否', '0', '/', '不认领'].map(parseMark)).toEqual([false, false, false, false, false, false])
  expect(['待定', '2'].map(parseMark)).toEqual([null, null])
})
