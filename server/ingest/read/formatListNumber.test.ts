import { expect, it } from 'vitest'
import { formatListNumber } from './formatListNumber.ts'

it.each([
  ['chineseCounting', 1, '一'], ['chineseCounting', 10, '十'], ['chineseCountingThousand', 12, '十二'], ['japaneseCounting', 20, '二十'],
  ['chineseCountingThousand', 105, '一百〇五'], ['chineseCountingThousand', 110, '一百一十'], ['chineseCountingThousand', 1010, '一千〇一十'],
  ['ideographDigital', 2022, '二〇二二'], ['chineseLegalSimplified', 12, '壹拾贰'], ['ideographTraditional', 3, '丙'], ['ideographZodiac', 12, '亥'],
  ['decimalEnclosedCircle', 20, '⑳'], ['decimalEnclosedCircle', 21, '21'], ['decimalFullWidth', 12, '１２'], ['decimalZero', 7, '07'],
  ['upperRoman', 14, 'XIV'], ['lowerLetter', 28, 'bb'], ['none', 3, ''], ['decimal', 3, '3'], ['hebrew1', 3, '3'],
])('a list in format %s shows its number %i as %s', (format, value, shown) => {
  expect(formatListNumber(format, value)).toBe(shown)
})
