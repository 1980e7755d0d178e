import type { DocumentKind, Level } from '../ingest/AnnotatedText.ts'
import { readDateRange, type DateRange } from './readDateRange.ts'
import type { SearchKind } from './SearchKind.ts'

/** What the fields of a query narrow to; a value that names nothing known stays as typed, and finds nothing. */
export interface FieldFilter {
  readonly departments: readonly string[]
  readonly levels: readonly string[]
  readonly kinds: readonly string[]
  readonly itemTypes: readonly string[]
  readonly documentKinds: readonly string[]
  /** From the first to the last day of all that 日期: names; null: any day. */
  readonly dates: DateRange | null
}

/** What may stand before a colon in a query. */
export const FIELD_NAMES = ['部门', '层级', '类型', '文种', '日期'] as const
export type FieldName = (typeof FIELD_NAMES)[number]

/** Words for a level, the usual one of each first. */
export const LEVELS: ReadonlyMap<string, Level> = new Map(Object.entries({
  国家: 'NATIONAL', 国家级: 'NATIONAL', 中央: 'NATIONAL',
  省级: 'PROVINCIAL', 省: 'PROVINCIAL', 自治区: 'PROVINCIAL',
  市级: 'MUNICIPAL', 市: 'MUNICIPAL', 地市: 'MUNICIPAL',
  县级: 'COUNTY', 县: 'COUNTY', 区县: 'COUNTY', 县区: 'COUNTY',
  乡镇: 'TOWNSHIP', 乡: 'TOWNSHIP', 镇: 'TOWNSHIP', 乡级: 'TOWNSHIP', 街道: 'TOWNSHIP',
  村: 'VILLAGE', 村级: 'VILLAGE', 社区: 'VILLAGE',
}))

/** Words for a kind of object, the usual one of each first. */
export const KINDS: ReadonlyMap<string, SearchKind> = new Map(Object.entries({
  段落: 'PASSAGE', 原文: 'PASSAGE', 讲话: 'PASSAGE',
  任务要求: 'DIRECTIVE', 任务: 'DIRECTIVE', 要求: 'DIRECTIVE',
  政务服务事项: 'SERVICE_ITEM', 服务: 'SERVICE_ITEM', 服务事项: 'SERVICE_ITEM', 政务服务: 'SERVICE_ITEM', 事项: 'SERVICE_ITEM',
  行政执法事项: 'ENFORCEMENT_ITEM', 执法: 'ENFORCEMENT_ITEM', 执法事项: 'ENFORCEMENT_ITEM', 行政执法: 'ENFORCEMENT_ITEM',
  县乡协同事项: 'COORDINATION_ITEM', 协同: 'COORDINATION_ITEM', 协同事项: 'COORDINATION_ITEM', 县乡协同: 'COORDINATION_ITEM', 配合履职: 'COORDINATION_ITEM',
  提法: 'FORMULATION', 工作机制: 'FORMULATION',
}))

/** Words for a kind of document, the usual one of each first. */
export const DOCUMENT_KINDS: ReadonlyMap<string, DocumentKind> = new Map(Object.entries({
  讲话: 'SPEECH', 领导讲话: 'SPEECH',
  交流发言: 'EXCHANGE_REMARKS', 发言: 'EXCHANGE_REMARKS',
  政策文件: 'POLICY', 政策: 'POLICY', 文件: 'POLICY',
  法律法规: 'REGULATION', 法律: 'REGULATION', 法规: 'REGULATION', 规章: 'REGULATION',
  其他: 'OTHER',
}))

/** A range that no day lies in. */
const NO_DAY: DateRange = { from: '9999-12-31', to: '0001-01-01' }

/**
 * 层级:乡镇、村 → levels TOWNSHIP and VILLAGE; 类型:要求 → kind DIRECTIVE; 类型:行政许可 names no kind of object, so it is a
 * type of items. Several values of a field widen each other; a kind and a type of items narrow each other: 类型:执法 类型:行政处罚.
 */
export function readFieldValues(typed: readonly { readonly field: string, readonly value: string }[]): FieldFilter {
  const of = (name: FieldName): string[] =>
    typed.filter(({ field }) => field === name)
      .flatMap(({ value }) => value.split(name === '日期' ? /[、,|]/u : /[、,|/]/u).filter((part) => part !== ''))
  const dates = of('日期').map((value) => readDateRange(value) ?? NO_DAY)
  return {
    departments: of('部门'),
    levels: of('层级').map((name) => LEVELS.get(name) ?? name),
    kinds: of('类型').flatMap((name) => KINDS.get(name) ?? []),
    itemTypes: of('类型').filter((name) => !KINDS.has(name)),
    documentKinds: of('文种').map((name) => DOCUMENT_KINDS.get(name) ?? name),
    dates: dates.length === 0 ? null : {
      from: dates.map(({ from }) => from).reduce((first, day) => (day < first ? day : first)),
      to: dates.map(({ to }) => to).reduce((last, day) => (day > last ? day : last)),
    },
  }
}
