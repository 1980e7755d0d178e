import { expect, it } from 'vitest'
import { createSlug } from './createSlug.ts'

it('a title becomes its day and its initials', () => {
  expect(createSlug('市委全会上的讲话', '2022-02-11', () => false)).toBe('2022-02-11-swqhsdjh')
})

it('figures and Latin letters of a title stay, everything else goes', () => {
  expect(createSlug('关于“13710”工作制度的PPT（试行）', null, () => false)).toBe('gy13710gzzddpptsx')
})

it('a second document of that name gets a number', () => {
  const taken = new Set(['jh', 'jh-2'])
  expect(createSlug('讲话', null, (slug) => taken.has(slug))).toBe('jh-3')
})

it('a title without a single letter still gets a name', () => {
  expect(createSlug('……', null, () => false)).toBe('document')
})
