import type { Level } from '../ingest/AnnotatedText.ts'
import type { SearchKind } from './SearchKind.ts'

/** What the fields of a query narrow to; a value that names nothing known stays as typed, and finds nothing. */
export interface FieldFilter {
  readonly departments: readonly string[]
  readonly levels: readonly string[]
  readonly kinds: readonly string[]
  readonly itemTypes: readonly string[]
}

const LEVELS: ReadonlyMap<string, Level> = new Map(Object.entries({
  国家: 'NATIONAL', 国家级: 'NATIONAL', 中央: 'NATIONAL',
  省: 'PROVINCIAL', 省级: 'PROVINCIAL', 自治区: 'PROVINCIAL',
  市: 'MUNICIPAL', 市级: 'MUNICIPAL', 地市: 'MUNICIPAL',
  县: 'COUNTY', 县级: 'COUNTY', 区县: 'COUNTY', 县区: 'COUNTY',
  乡: 'TOWNSHIP', 镇: 'TOWNSHIP', 乡镇: 'TOWNSHIP', 乡级: 'TOWNSHIP', 街道: 'TOWNSHIP',
  村: 'VILLAGE', 村级: 'VILLAGE', 社区: 'VILLAGE',
}))

const KINDS: ReadonlyMap<string, SearchKind> = new Map(Object.entries({
  段落: 'PASSAGE', 原文: 'PASSAGE', 讲话: 'PASSAGE',
  任务: 'DIRECTIVE', 要求: 'DIRECTIVE', 任务要求: 'DIRECTIVE',
  服务: 'SERVICE_ITEM', 服务事项: 'SERVICE_ITEM', 政务服务: 'SERVICE_ITEM', 政务服务事项: 'SERVICE_ITEM', 事项: 'SERVICE_ITEM',
  执法: 'ENFORCEMENT_ITEM', 执法事项: 'ENFORCEMENT_ITEM', 行政执法: 'ENFORCEMENT_ITEM', 行政执法事项: 'ENFORCEMENT_ITEM',
  协同: 'COORDINATION_ITEM', 协同事项: 'COORDINATION_ITEM', 县乡协同: 'COORDINATION_ITEM', 配合履职: 'COORDINATION_ITEM',
  提法: 'FORMULATION', 工作机制: 'FORMULATION',
}))

/**
 * 层级:乡镇、村 → levels TOWNSHIP and VILLAGE; 类型:要求 → kind DIRECTIVE; 类型:行政许可 names no kind of object, so it is a
 * type of items. Several values of a field widen each other; a kind and a type of items narrow each other: 类型:执法 类型:行政处罚.
 */
export function readFieldValues(typed: readonly { readonly field: string, readonly value: string }[]): FieldFilter {
  const of = (name: string): string[] =>
    typed.filter(({ field }) => field === name).flatMap(({ value }) => value.split(/[、,|/]/u).filter((part) => part !== ''))
  return {
    departments: of('部门'),
    levels: of('层级').map((name) => LEVELS.get(name) ?? name),
    kinds: of('类型').flatMap((name) => KINDS.get(name) ?? []),
    itemTypes: of('类型').filter((name) => !KINDS.has(name)),
  }
}
