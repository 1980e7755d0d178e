import type { Level } from '../ingest/AnnotatedText.ts'
import type { CatalogRow, Duty, Limit, TimeUnit } from './CatalogRow.ts'
import { joinLegalBases } from './import/parseLegalBases.ts'
import { joinList } from './import/splitList.ts'
import type { RowField } from './rowFields.ts'

export const LEVEL_LABELS: Readonly<Record<Level, string>> = {
  NATIONAL: '国家级', PROVINCIAL: '省级', MUNICIPAL: '市级', COUNTY: '县级', TOWNSHIP: '镇级', VILLAGE: '村级',
}

const UNIT_LABELS: Readonly<Record<TimeUnit, string>> = { WORKING_DAY: '个工作日', CALENDAR_DAY: '日', MONTH: '个月', IMMEDIATE: '即时办结' }

/** {7, WORKING_DAY} → 7个工作日. */
export function formatLimit({ amount, unit }: Limit): string {
  return `${amount ?? ''}${UNIT_LABELS[unit]}`
}

/** One duty on a line: `公安局（县级）：查处违法行为`. */
export function formatDuties(duties: readonly Duty[]): string {
  return duties.map(({ party, level, text }) => `${party}（${LEVEL_LABELS[level]}）：${text}`).join('\n')
}

/** A field's value as people read it in a comparison or a cell, in the form the importer reads back; null where there is none. */
export function formatField(row: CatalogRow, field: RowField): string | null {
  switch (field) {
    case 'exerciseLevels': return textOrNull(row.exerciseLevels.map((level) => LEVEL_LABELS[level]).join(';'))
    case 'legalBases': return textOrNull(joinLegalBases(row.legalBases))
    case 'materials': return textOrNull(joinList(row.materials))
    case 'duties': return textOrNull(formatDuties(row.duties))
    case 'statutoryLimit':
    case 'committedLimit': return row[field] && formatLimit(row[field])
    default: return row[field]
  }
}

function textOrNull(text: string): string | null {
  return text === '' ? null : text
}
