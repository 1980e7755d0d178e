const DIGITS = '〇一二三四五六七八九'
const LEGAL: Readonly<Record<string, string>> = {
  一: '壹', 二: '贰', 三: '叁', 四: '肆', 五: '伍', 六: '陆', 七: '柒', 八: '捌', 九: '玖', 十: '拾', 百: '佰', 千: '仟', 〇: '零',
}
const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'], [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
]

const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  none: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  upperLetter: letters,
  lowerLetter: (value) => letters(value).toLowerCase(),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  japaneseCounting: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  ideographDigital: digitByDigit,
  taiwaneseDigital: digitByDigit,
  japaneseDigitalTenThousand: digitByDigit,
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  japaneseLegal: legal,
  ideographTraditional: (value) => oneOf('甲乙丙丁戊己庚辛壬癸', value),
  ideographZodiac: (value) => oneOf('子丑寅卯辰巳午未申酉戌亥', value),
  decimalEnclosedCircle: (value) => from(0x2460, 20, value),
  decimalEnclosedCircleChinese: (value) => from(0x2460, 20, value),
  decimalEnclosedParen: (value) => from(0x2474, 20, value),
  decimalEnclosedFullstop: (value) => from(0x2488, 20, value),
  ideographEnclosedCircle: (value) => from(0x3280, 10, value),
}

/**
 * A list number as Word shows it, for a format of ECMA-376 part 1, 17.18.59 (ST_NumberFormat): (`chineseCounting`, 12) → `十二`,
 * (`decimalEnclosedCircle`, 3) → `③`. Formats that Chinese documents do not use are shown as decimals.
 */
export function formatListNumber(format: string, value: number): string {
  return (FORMATS[format] ?? String)(value)
}

/** 1 to 9999: 一 十 十一 二十 一百〇五 一千〇一十; larger ones digit by digit. */
function chinese(value: number): string {
  if (value > 9999) return digitByDigit(value)
  let words = ''
  let isZeroOpen = false
  for (const [unit, name] of [[1000, '千'], [100, '百'], [10, '十'], [1, '']] as const) {
    const digit = Math.floor(value / unit) % 10
    if (digit > 0) words += (isZeroOpen ? '〇' : '') + DIGITS.charAt(digit) + name
    isZeroOpen = digit === 0 && words !== ''
  }
  return words === '' ? '〇' : words.replace(/^一十/, '十')
}

function digitByDigit(value: number): string {
  return String(value).replace(/\d/g, (digit) => DIGITS.charAt(Number(digit)))
}

function legal(value: number): string {
  return chinese(value).replace(/^十/, '一十').replace(/./g, (word) => LEGAL[word] ?? word)
}

function fullWidth(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
}

/** Word goes on after Z with AA, BB, CC. */
function letters(value: number): string {
  return value < 1 ? '' : String.fromCharCode(0x41 + (value - 1) % 26).repeat(Math.min(Math.ceil(value / 26), 10))
}

function roman(value: number): string {
  if (value > 9999) return String(value)
  let rest = value
  let words = ''
  for (const [amount, name] of ROMAN) {
    words += name.repeat(Math.floor(rest / amount))
    rest %= amount
  }
  return words
}

function oneOf(signs: string, value: number): string {
  return signs.charAt(value - 1) || String(value)
}

function from(first: number, count: number, value: number): string {
  return value >= 1 && value <= count ? String.fromCharCode(first + value - 1) : String(value)
}
