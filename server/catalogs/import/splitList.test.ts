import { expect, it } from 'vitest'
import { joinList, splitList } from './splitList.ts'

it('materials are separated by semicolons outside brackets', () => {
  expect(splitList('书面申请；证明材料（原件；复印件）;户口簿。')).toEqual(['书面申请', '证明材料（原件；复印件）', '户口簿'])
})

it('materials on lines of their own lose their numbers', () => {
  expect(splitList('1.书面申请；\n2、居民身份证；\n3）户口簿')).toEqual(['书面申请', '居民身份证', '户口簿'])
  expect(splitList('1.书面申请；2.户口簿')).toEqual(['书面申请', '户口簿'])
})

it('a figure that begins a material is no number of it', () => {
  expect(splitList('1.5寸照片；2张白底证件照')).toEqual(['1.5寸照片', '2张白底证件照'])
})

it('nothing to hand in is an empty list', () => {
  expect(splitList('无')).toEqual([])
  expect(splitList('')).toEqual([])
})

it('a list is written on one line where that reads back the same, else on several', () => {
  expect(joinList(['书面申请', '户口簿'])).toBe('书面申请；户口簿')
  expect(splitList(joinList(['甲；乙', '丙']))).toEqual(['甲；乙', '丙'])
  expect(splitList(joinList(['甲；乙']))).toEqual(['甲；乙'])
})
