import type { CleanText } from '../CleanText.ts'
import { dateLine, ordinalValue } from './punctuation.ts'

const spelled = /(\d{4}|[二一][〇零○一二三四五六七八九]{3})\s?年\s?([\d一二三四五六七八九十]{1,3})\s?月\s?([\d一二三四五六七八九十]{1,3})\s?日/g

/**
 * The day the text gives itself: in its title, in a line of its head, or among the last lines as a signature. Of several in the head the
 * latest: 2019年通过, 2023年修订 is the text of 2023; the day it takes effect does not count. A day named in passing (今年3月5日) is none.
 */
export function findDate(title: string, headLines: readonly string[], text: string): string | null {
  const inTitle = days(title).at(-1)
  if (inTitle) return inTitle
  const inHead = headLines.filter((line) => !/施行|实施$/.test(line)).flatMap(days).sort().at(-1)
  if (inHead) return inHead
  const end = text.trimEnd()
  const lastLines = end.slice(-600).split('\n').map((line) => line.trim()).filter((line) => line !== '').slice(-8)
  const signed = lastLines.findLast((line, index) => dateLine.test(line) || (index === lastLines.length - 1 && line.length <= 20 && /日[）)]?$/.test(line)))
  return days(signed ?? '').at(-1) ?? null
}

/** The day a site names beside its news, 2023-11-03 08:15: in a line of the head, or in one that was taken away as the site's own. */
export function findPublished(clean: CleanText, headLines: readonly string[]): string | null {
  const taken = clean.repairs.filter(({ kind, rawStart }) => kind === 'BOILERPLATE' && rawStart < 600).map(({ before }) => before)
  for (const line of [...headLines, ...taken]) {
    const day = /(?:^|[^\d])((?:19|20)\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)/.exec(line)
    const found = day ? days(`${day[1] ?? ''}年${day[2] ?? ''}月${day[3] ?? ''}日`)[0] : undefined
    if (found !== undefined) return found
  }
  return null
}

/** 2024年5月8日上午，县长张三主持召开县政府常务会议: minutes open with the day they record. */
export const meeting = /^\s*(\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)(?:[上下]午|晚上?)?[，,][^。\n]{0,60}召开/

/** The day with which minutes open, told in the beginning of a body. */
export function findMeetingDay(body: string): string | null {
  return days(meeting.exec(body)?.[1] ?? '')[0] ?? null
}

/** 二〇二三年五月十日 → 2023-05-10; days that no calendar has are left out. */
function days(text: string): string[] {
  return [...text.matchAll(spelled)].flatMap(([, year = '', month = '', day = '']) => {
    const yearNumber = [...year].map((digit) => /\d/.test(digit) ? digit : String(ordinalValue(digit === '○' ? '〇' : digit))).join('')
    const date = [yearNumber, two(month), two(day)].join('-')
    return Number.isNaN(Date.parse(date)) || new Date(date).toISOString().slice(0, 10) !== date ? [] : [date]
  })
}

function two(numeral: string): string {
  return String(ordinalValue(numeral)).padStart(2, '0')
}
