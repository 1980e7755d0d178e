import { describe, expect, it } from 'vitest'
import { Day } from './Day.ts'

describe('a day', () => {
  it.each(['2022-02-11', '2024-02-29', '1949-10-01'])('%s goes in and comes out as it is', (day) => {
    expect(Day.parseValue(day)).toBe(day)
    expect(Day.serialize(day)).toBe(day)
  })

  it.each(['2022-02-30', '2023-02-29', '2022-13-01', '2022-2-1', '2022', '2022-02-11T00:00:00Z', '２０２２-02-11', '', 20220211, null])('%s is none', (value) => {
    expect(() => Day.parseValue(value)).toThrow('日期要写成“年-月-日”')
  })
})
