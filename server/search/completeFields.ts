import { toPinyin } from '../text/pinyin.ts'
import { foldForSearch } from './foldForSearch.ts'
import { DOCUMENT_KINDS, FIELD_NAMES, KINDS, LEVELS, type FieldName } from './readFieldValues.ts'
import type { Suggestion } from './SearchEngine.ts'

/** Types of items as lists of powers and services have them everywhere. */
const ITEM_TYPES = ['行政许可', '行政处罚', '行政强制', '行政征收', '行政给付', '行政检查', '行政确认', '行政奖励', '行政裁决', '其他行政权力', '公共服务']
const YEARS = 12
const OPEN_FIELD = new RegExp(`^(?<head>(?:.*\\s)?)(?<field>${FIELD_NAMES.join('|')})(?<value>[:：]\\S*)?$`, 'u')

/**
 * What may follow while someone types a field: `网格 层级:` → `网格 层级:县级` …, `部门:mz` → `部门:民政局`; a bare `部门` → `部门:`.
 * Null where no field is being typed. `departments` are the names that are known.
 */
export function completeFields(typed: string, departments: readonly string[], year: number): Suggestion[] | null {
  const { head = '', field, value } = OPEN_FIELD.exec(typed)?.groups ?? {}
  if (field === undefined) return null
  if (value === undefined) return [{ text: `${head}${field}:`, kind: null }]
  const begun = value.slice(1)
  return valuesOf(field as FieldName, begun, departments, year)
    .filter((name) => begins(name, begun))
    .map((name) => ({ text: `${head}${field}:${name}`, kind: null }))
}

function valuesOf(field: FieldName, begun: string, departments: readonly string[], year: number): readonly string[] {
  switch (field) {
    case '部门': return departments
    case '层级': return usualNames(LEVELS)
    case '类型': return [...usualNames(KINDS), ...ITEM_TYPES]
    case '文种': return usualNames(DOCUMENT_KINDS)
    case '日期': return /^\d{4}(?:\.|$)/u.test(begun)
      ? [begun.slice(0, 4), `${begun.slice(0, 4)}..`, `${begun.slice(0, 4)}..${year}`]
      : Array.from({ length: YEARS }, (_, before) => String(year - before))
  }
}

/** The first word for each value. */
function usualNames(words: ReadonlyMap<string, string>): string[] {
  const seen = new Set<string>()
  return [...words].filter(([, value]) => !seen.has(value) && seen.add(value)).map(([word]) => word)
}

/** In Chinese, in pinyin, or by initials. */
function begins(name: string, begun: string): boolean {
  const wanted = foldForSearch(begun).text
  if (name.startsWith(wanted)) return name !== wanted || wanted === ''
  if (!/^[a-z]+$/u.test(wanted)) return false
  const { full, initials } = toPinyin(name)
  return full.startsWith(wanted) || initials.startsWith(wanted)
}
