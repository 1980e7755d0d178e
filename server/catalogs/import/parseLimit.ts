import type { Limit, TimeUnit } from '../CatalogRow.ts'
import { isNothing } from '../tidyText.ts'
import { toNfkc } from '../../text/toNfkc.ts'

export type LimitReading =
  | { readonly limit: Limit | null }
  | { readonly code: 'UNREADABLE_LIMIT' | 'UNKNOWN_UNIT' }

const UNITS: ReadonlyMap<string, readonly [TimeUnit, number]> = new Map([
  ['工作日', ['WORKING_DAY', 1]], ['个工作日', ['WORKING_DAY', 1]], ['个工作天', ['WORKING_DAY', 1]], ['工作天', ['WORKING_DAY', 1]],
  ['日', ['CALENDAR_DAY', 1]], ['天', ['CALENDAR_DAY', 1]], ['自然日', ['CALENDAR_DAY', 1]], ['个自然日', ['CALENDAR_DAY', 1]],
  ['日历日', ['CALENDAR_DAY', 1]], ['个日历日', ['CALENDAR_DAY', 1]], ['个日', ['CALENDAR_DAY', 1]],
  ['月', ['MONTH', 1]], ['个月', ['MONTH', 1]], ['个自然月', ['MONTH', 1]],
  ['年', ['MONTH', 12]],
])

const IMMEDIATE = /^(?:即时|即办|当场|现场|立即|马上|立等可取|随到随办)(?:件|办理|办结|办毕|即办|答复|受理|登记)*$/
/** Words that say from when or how the days are counted, and leave the limit as it is. */
const AROUND = /^(?:法定|承诺)?(?:办结|办理)?(?:时限|期限)?(?:为|:)?(?:不超过)?(?:自|从)?(?:受理|收到|接到|提出|作出)?(?:申请|材料|申请材料|决定)?(?:之日起|之日|后|起)?|(?:以?内|之内)?(?:办结|办理|完成|答复|办毕)?$/g
/** Beyond this a number is no limit but something else in the wrong column. */
const LONGEST = 3650

/**
 * A time limit as lists write it. `unitHint` is the unit that the column's header or a unit column gives, for bare numbers.
 *
 *     30日 · 三十日 → 30 CALENDAR_DAY      7个工作日 · ７ 个工作日内 → 7 WORKING_DAY      1个月 → 1 MONTH
 *     即时办结 · 当场办结 · 0个工作日 → IMMEDIATE      空白 · 无 · / → no limit
 *
 * Two numbers (`20个工作日，可延长10个工作日`, `5-7日`) and anything else that is not one limit are unreadable.
 */
export function parseLimit(text: string, unitHint: string | null = null): LimitReading {
  if (isNothing(text) || /^(?:不限|无时限|无法定时限|不限时|无期限|无(?:明确)?规定|未规定)$/.test(text.trim())) return { limit: null }
  const plain = toNfkc(text).replace(/[\s()。]|[;,、]+$/g, '')
  if (IMMEDIATE.test(plain)) return { limit: { amount: null, unit: 'IMMEDIATE' } }
  const core = plain.replace(AROUND, '')
  if (core === '半个月' || core === '半月') return { limit: { amount: 15, unit: 'CALENDAR_DAY' } }
  if (core === '半年') return { limit: { amount: 6, unit: 'MONTH' } }
  const match = /^(\d{1,6}|[一二两三四五六七八九十百零〇]+)(\D*)$/.exec(core)
  const amount = match ? readNumber(match[1]!) : null
  if (!match || amount === null) return { code: 'UNREADABLE_LIMIT' }
  if (amount === 0 && match[2] === '') return { limit: { amount: null, unit: 'IMMEDIATE' } }
  const unitText = match[2] || toNfkc(unitHint ?? '').replace(/[\s()]/g, '')
  const unit = UNITS.get(unitText)
  if (!unit) return { code: unitText !== '' && unitText.length <= 6 ? 'UNKNOWN_UNIT' : 'UNREADABLE_LIMIT' }
  if (amount === 0) return { limit: { amount: null, unit: 'IMMEDIATE' } }
  const total = amount * unit[1]
  return total > LONGEST ? { code: 'UNREADABLE_LIMIT' } : { limit: { amount: total, unit: unit[0] } }
}

/** Whether a text is a unit of time, as the header of a limit's column may hold one: 法定办结时限（工作日）. */
export function isTimeUnit(text: string): boolean {
  return UNITS.has(toNfkc(text).trim())
}

const DIGITS = '零一二三四五六七八九'

/** `45`, `四十五`, `一百二十`, `十五`; null for anything that is no number below a thousand written properly. */
export function readNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const match = /^(?:([一二两三四五六七八九])百)?(?:[零〇]|([一二三四五六七八九]?)(十))?([一二两三四五六七八九]?)$/.exec(text)
  if (!match || text === '') return null
  const digit = (character: string | undefined, otherwise: number) => character ? DIGITS.indexOf(character === '两' ? '二' : character) : otherwise
  return digit(match[1], 0) * 100 + (match[3] ? digit(match[2], 1) * 10 : 0) + digit(match[4], 0)
}
