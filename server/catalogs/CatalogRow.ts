import type { Level } from '../ingest/AnnotatedText.ts'

/** 政务服务事项 · 行政执法事项 · 县乡协同（配合履职）事项 · 基本履职事项 · 上级收回事项. */
export type CatalogKind = 'SERVICE' | 'ENFORCEMENT' | 'COORDINATION' | 'BASIC_DUTY' | 'RECALLED'

/** A working day is no ISO duration, so a limit is an amount of a unit; IMMEDIATE (即时办结) has no amount. */
export type TimeUnit = 'WORKING_DAY' | 'CALENDAR_DAY' | 'MONTH' | 'IMMEDIATE'

export interface Limit {
  readonly amount: number | null
  readonly unit: TimeUnit
}

/** 设定依据: one article of one law, or a law as a whole. */
export interface LegalBasis {
  /** Title without its outer marks: 河南省实施《乡镇企业法》办法. */
  readonly law: string
  /** As written: 第十一条, 第七条第二款第（三）项. */
  readonly article: string | null
  /** What the list says beyond law and article: number of the document, words of the provision. */
  readonly text: string | null
}

/** What one party has to do; `text` is never empty. */
export interface Duty {
  readonly party: string
  readonly level: Level
  readonly text: string
}

/**
 * A checked row of a catalogue: one item, whatever list it came from. All kinds share this shape; `fieldsOfKind` says which fields a kind fills,
 * the others are null or empty. Texts are in the form `canonicalRow` gives: trimmed, full-width digits and letters made half-width.
 */
export interface CatalogRow {
  readonly kind: CatalogKind
  /** Unique in its edition. Lists without codes get one derived from the content: see `deriveCode`. */
  readonly code: string
  readonly name: string
  /** 行政许可 行政确认 行政给付 公共服务 …, as the list says. */
  readonly itemType: string | null
  /** 主管部门; of a recalled item the department that takes it over. Null where the list has no such column. */
  readonly competentDepartment: string | null
  /** In the order of `LEVELS`. */
  readonly exerciseLevels: readonly Level[]
  readonly legalBases: readonly LegalBasis[]
  readonly materials: readonly string[]
  readonly statutoryLimit: Limit | null
  readonly committedLimit: Limit | null
  /** 是否收费, as the list says: 否, 免费, 每证10元. */
  readonly fee: string | null
  /** 办理方式. */
  readonly channels: string | null
  /** 领域 of coordination items, basic duties and recalled items: 自然资源, 民生服务 … */
  readonly domain: string | null
  /** 牵头部门 of a coordination item. */
  readonly leadDepartment: string | null
  /** County before township before village, the lead department first. */
  readonly duties: readonly Duty[]
  /** 承接方式. */
  readonly undertakingMode: string | null
  /** 运行流程; of a recalled item its 工作方式. */
  readonly process: string | null
  /** 人员经费保障. */
  readonly guarantee: string | null
  /** 来源. */
  readonly source: string | null
  /** 备注. */
  readonly note: string | null
}

/** From the top down. */
export const LEVELS: readonly Level[] = ['NATIONAL', 'PROVINCIAL', 'MUNICIPAL', 'COUNTY', 'TOWNSHIP', 'VILLAGE']
