import { describe, expect, it } from 'vitest'
import { parseLimit, readNumber } from './parseLimit.ts'

const days = (amount: number) => ({ limit: { amount, unit: 'CALENDAR_DAY' } })
const workingDays = (amount: number) => ({ limit: { amount, unit: 'WORKING_DAY' } })
const immediate = { limit: { amount: null, unit: 'IMMEDIATE' } }

describe('a time limit', () => {
  it.each([
    ['30日', days(30)], ['20天', days(20)], ['20个自然日', days(20)], ['三十日', days(30)], ['半个月', days(15)], ['一百二十日', days(120)],
    ['7个工作日', workingDays(7)], ['７ 个工作日', workingDays(7)], ['5工作日', workingDays(5)], ['15（工作日）', workingDays(15)], ['10个\n工作日', workingDays(10)],
    ['自受理之日起7个工作日内办结', workingDays(7)], ['受理后15个工作日', workingDays(15)], ['15日内', days(15)], ['不超过15日', days(15)], ['20个工作日；', workingDays(20)],
    ['半年', { limit: { amount: 6, unit: 'MONTH' } }],
    ['1个月', { limit: { amount: 1, unit: 'MONTH' } }], ['3月', { limit: { amount: 3, unit: 'MONTH' } }], ['1年', { limit: { amount: 12, unit: 'MONTH' } }],
  ])('written %s is an amount of a unit', (text, expected) => {
    expect(parseLimit(text)).toEqual(expected)
  })

  it.each(['即时办结', '当场办结', '即办', '即办件', '当场', '立等可取', '现场办结', '0', '0个工作日'])('written %s is immediate', (text) => {
    expect(parseLimit(text)).toEqual(immediate)
  })

  it.each(['', ' ', '无', '/', '—', '不限', '无法定时限'])('written “%s” is none', (text) => {
    expect(parseLimit(text)).toEqual({ limit: null })
  })

  it.each(['尽快', '20个工作日，可延长10个工作日', '5-7日', '30', '见办事指南', '1.5个工作日', '日', '99999日'])('written %s is unreadable', (text) => {
    expect(parseLimit(text)).toEqual({ code: 'UNREADABLE_LIMIT' })
  })

  it.each(['24小时', '2周', '3个季度'])('written %s has an unknown unit', (text) => {
    expect(parseLimit(text)).toEqual({ code: 'UNKNOWN_UNIT' })
  })

  it('takes its unit from a column of its own when the number stands alone', () => {
    expect(parseLimit('30', '工作日')).toEqual(workingDays(30))
    expect(parseLimit('30日', '工作日')).toEqual(days(30))
    expect(parseLimit('30', '刻')).toEqual({ code: 'UNKNOWN_UNIT' })
  })
})

it('Chinese numbers are read up to the hundreds, and only proper ones', () => {
  expect(['十', '十五', '二十', '四十五', '一百零八', '两', '三百', '九百九十九'].map(readNumber)).toEqual([10, 15, 20, 45, 108, 2, 300, 999])
  expect(['十十', '', '五四三'].map(readNumber)).toEqual([null, null, null])
})
