import { expect, it } from 'vitest'
import { workbookBytes } from '../../testing/workbookBytes.ts'
import { guessKind } from './guessKind.ts'
import { readTable } from './readTable.ts'

async function kindOf(name: string, ...rows: (string | number)[][]) {
  return guessKind(await readTable('清单.xlsx', await workbookBytes({ [name]: { rows } })))
}

it.each([
  ['上级部门收回事项清单', 'RECALLED'], ['基本履职事项清单', 'BASIC_DUTY'], ['配合履职事项清单', 'COORDINATION'], ['行政执法事项目录', 'ENFORCEMENT'], ['政务服务事项目录', 'SERVICE'],
])('a list titled %s is of kind %s', async (title, kind) => {
  expect(await kindOf('Sheet1', [title], ['序号', '事项名称'], [1, '甲'])).toBe(kind)
})

it('a list without a title is known by its columns', async () => {
  expect(await kindOf('Sheet1', ['序号', '事项名称', '对应上级部门', '上级部门职责', '镇街配合职责'], [1, '甲', '乙局', '丙', '丁'])).toBe('COORDINATION')
  expect(await kindOf('Sheet1', ['序号', '事项名称', '主管部门', '行使层级', '申请材料'], [1, '甲', '乙局', '镇级', '丁'])).toBe('SERVICE')
  expect(await kindOf('Sheet1', ['序号', '事项名称', '承接部门', '工作方式'], [1, '甲', '乙局', '丙'])).toBe('RECALLED')
})

it('a title that names two kinds tells neither', async () => {
  expect(await kindOf('政务服务和行政执法事项', ['序号', '事项名称', '牵头部门', '县级部门职责', '配合职责'], [1, '甲', '乙局', '丙', '丁'])).toBe('COORDINATION')
})
