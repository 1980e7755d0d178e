import { readSpreadsheetMarkup } from './readSpreadsheetMarkup.ts'

/** The text a number of a cell shows as, by the index of the cell's style. */
export type NumberFormats = (value: number, style: number) => string

/** Formats that every workbook has: 14 to 22 and 27 to 36, 45 to 47, 50 to 58 are dates and times (ECMA-376 part 1, 18.8.30). */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)
}

/** From the style part: dates as 2022-02-11, codes formatted with leading zeros as they show (`000000` of 42 → 000042), other numbers plain. */
export async function readNumberFormats(pieces: AsyncIterable<string>, usesDates1904: boolean): Promise<NumberFormats> {
  const codes = new Map<number, string>()
  const styles: number[] = []
  let inStyles = false
  await readSpreadsheetMarkup(pieces, {
    onOpen: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      if (name === 'cellXfs') inStyles = true
      if (name === 'xf' && inStyles) styles.push(Number(attributes['numFmtId'] ?? 0))
    },
    onClose: (name) => {
      if (name === 'cellXfs') inStyles = false
    },
  })
  return (value, style) => {
    const id = styles[style] ?? 0
    const code = (codes.get(id) ?? '').replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')
    if (isBuiltInDate(id) || /[ymd]/i.test(code)) return formatDate(value, usesDates1904)
    if (/^0{2,}$/.test(code) && Number.isInteger(value)) return String(value).padStart(code.length, '0')
    return plainNumber(value)
  }
}

const DAY = 24 * 60 * 60 * 1000

function formatDate(serial: number, usesDates1904: boolean): string {
  const start = usesDates1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  const date = new Date(start + Math.round(serial * DAY))
  return Number.isNaN(date.getTime()) || serial < 0 ? plainNumber(serial) : date.toISOString().slice(0, 10)
}

/** Never in scientific notation: a code of 18 digits is stored as a number. */
function plainNumber(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value)
}
