import { LEVEL_WORDS } from '../documents/documentWords.ts'

/** The words people read for the schema's enums. */
export const CATALOG_KIND_WORDS = {
  SERVICE: '政务服务事项', ENFORCEMENT: '行政执法事项', COORDINATION: '县乡协同（配合履职）事项', BASIC_DUTY: '基本履职事项', RECALLED: '上级收回事项',
} as const
export const STATUS_WORDS = { DRAFT: '草稿', IN_REVIEW: '审核中', PUBLISHED: '已发布', SUPERSEDED: '已被替代' } as const
export const UNIT_WORDS = { WORKING_DAY: '个工作日', CALENDAR_DAY: '日', MONTH: '个月', IMMEDIATE: '即时办结' } as const

export type CatalogKind = keyof typeof CATALOG_KIND_WORDS
export type TimeUnit = keyof typeof UNIT_WORDS
export type Level = keyof typeof LEVEL_WORDS

export const CATALOG_KINDS = Object.keys(CATALOG_KIND_WORDS) as CatalogKind[]
export const UNITS = Object.keys(UNIT_WORDS) as TimeUnit[]

/** {7, WORKING_DAY} → 7个工作日; nothing stated → 未注明. */
export function sayLimit(limit: { readonly amount: number | null, readonly unit: TimeUnit } | null | undefined): string {
  return limit ? `${limit.amount ?? ''}${UNIT_WORDS[limit.unit]}` : '未注明'
}

/** [TOWNSHIP, VILLAGE] → 乡级、村级 */
export function sayLevels(levels: readonly Level[]): string {
  return levels.map((level) => LEVEL_WORDS[level]).join('、')
}

/** {社会救助暂行办法, 第十一条} → 《社会救助暂行办法》第十一条 */
export function sayLegalBasis({ law, article }: { readonly law: string, readonly article: string | null }): string {
  return `《${law}》${article ?? ''}`
}

/** 县级清单（示范数据） → 县级清单: the page says it with a label of its own. */
export function plainTitle(title: string): string {
  return title.replace(/（示范数据）$/u, '')
}
