import { expect, it } from 'vitest'
import { DepartmentRegister } from './DepartmentRegister.ts'

const register = new DepartmentRegister()

it.each([
  ['人社局', '人力资源和社会保障局'], ['县人社局', '人力资源和社会保障局'], ['建安区人力资源社会保障局', '人力资源和社会保障局'], ['许昌市建安区民政局', '民政局'],
  ['市场监管局', '市场监督管理局'], ['市市场监督管理局', '市场监督管理局'], ['县委组织部', '组织部'], ['卫 健 委', '卫生健康委员会'], ['残联', '残疾人联合会'], ['县住建局', '住房和城乡建设局'], ['县级民政部门', '民政局'],
])('%s is %s', (alias, name) => {
  expect(register.nameOf(alias)).toBe(name)
})

it.each(['省民政厅', '农村生活垃圾治理主管部门', '市政管理处', '县域经济发展中心'])('%s stays as it is', (name) => {
  expect(register.nameOf(name)).toBe(name)
})

it('aliases the county adds win over the built-in ones', () => {
  const own = new DepartmentRegister([{ name: '教育和体育局', aliases: ['教体局'] }])
  expect(own.nameOf('县教体局')).toBe('教育和体育局')
})

it('several departments of a cell are told apart, a department with brackets is one', () => {
  expect(register.split('发展和改革委员会；自然资源局')).toEqual(['发展和改革委员会', '自然资源局'])
  expect(register.split('县人社局、县财政局')).toEqual(['人力资源和社会保障局', '财政局'])
  expect(register.split('住房和城乡建设局（城市管理局）')).toEqual(['住房和城乡建设局（城市管理局）'])
  expect(register.split('县民政局\n县财政局')).toEqual(['民政局', '财政局'])
  expect(register.split('人力资源和社会\n保障局')).toEqual(['人力资源和社会保障局'])
  expect(register.split('无')).toEqual([])
})
