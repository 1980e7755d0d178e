/** ISO 8601 days, both inclusive. */
export interface DateRange {
  readonly from: string
  readonly to: string
}

const FIRST_DAY = '0001-01-01'
const LAST_DAY = '9999-12-31'
const DAY = /^(?<year>\d{4})(?:[-/.年](?<month>\d{1,2})(?:[-/.月](?<day>\d{1,2})日?|月?)|年?)$/u
const BETWEEN = /\.{2,}|[~～至到]/u

/**
 * The days that someone means by a date, folded: 2022 → all of the year, 2022-02 or 2022年2月 → all of the month, 2022..2023 → both
 * years, 2022.. → from then on, ..2022 → up to its end. Null for what is no date, or one that never was.
 */
export function readDateRange(text: string): DateRange | null {
  const ends = text.split(BETWEEN)
  const [first = '', last = ''] = ends
  if (ends.length === 1) return readSpan(first)
  if (ends.length > 2 || (first === '' && last === '')) return null
  const from = first === '' ? FIRST_DAY : readSpan(first)?.from
  const to = last === '' ? LAST_DAY : readSpan(last)?.to
  return from === undefined || to === undefined ? null : { from, to }
}

function readSpan(text: string): DateRange | null {
  const { year, month, day } = DAY.exec(text)?.groups ?? {}
  if (year === undefined || year === '0000') return null
  if (month === undefined) return { from: `${year}-01-01`, to: `${year}-12-31` }
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  const valid = Number(month) >= 1 && Number(month) <= 12 && (day === undefined || (Number(day) >= 1 && Number(day) <= days))
  if (!valid) return null
  const stem = `${year}-${month.padStart(2, '0')}`
  return day === undefined ? { from: `${stem}-01`, to: `${stem}-${days}` } : { from: `${stem}-${day.padStart(2, '0')}`, to: `${stem}-${day.padStart(2, '0')}` }
}
