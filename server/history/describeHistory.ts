import { DETAIL_LABELS } from './auditActions.ts'
import type { FieldDifference } from './Revision.ts'

/** What the fields of some things are called, by the names they have in revisions. */
export type FieldLabels = Readonly<Record<string, string>>

/** Fields whose values are codes. */
const CODED = new Set(['role', 'from', 'to', 'kind', 'status', 'level', 'type'])
const WORDS: FieldLabels = {
  READER: '读者', TRAINER: '教员', CURATOR: '管理资料', ADMIN: '管理员',
  DRAFT: '草稿', IN_REVIEW: '审核中', PUBLISHED: '已发布', SUPERSEDED: '已被替代',
  SERVICE: '政务服务事项', ENFORCEMENT: '行政执法事项', COORDINATION: '县乡协同（配合履职）事项', BASIC_DUTY: '基本履职事项', RECALLED: '上级收回事项',
  SPEECH: '讲话', EXCHANGE_REMARKS: '交流发言', POLICY: '政策文件', REGULATION: '法规', OTHER: '其他',
  NATIONAL: '国家', PROVINCIAL: '省级', MUNICIPAL: '市级', COUNTY: '县级', TOWNSHIP: '乡级', VILLAGE: '村级',
  MANDATES: '要求', IMPLEMENTS: '落实', CITES: '引用文件', QUOTES: '引用原话', MENTIONS: '提到', SIMILAR: '说法相近',
  SUGGESTED: '系统建议', CONFIRMED: '已确认', REJECTED: '已否定',
}

/** A fact of an audit entry as people read it. */
export interface Fact {
  readonly label: string
  readonly value: string
}

/** A change of one field as people read it. */
export interface DescribedDifference extends FieldDifference {
  readonly label: string
}

/** `{ name: 张三, role: CURATOR }` → 名称 张三, 身份 管理资料. */
export function describeFacts(detail: Readonly<Record<string, string | number | boolean | null>>): Fact[] {
  return Object.entries(detail).flatMap(([name, value]) => (value === null ? [] : [{ label: DETAIL_LABELS[name] ?? name, value: say(name, String(value)) }]))
}

/** `labels` names fields that are not common to all things: 法定办结时限. */
export function describeDifferences(differences: readonly FieldDifference[], labels: FieldLabels): DescribedDifference[] {
  return differences.map(({ field, from, to }) => ({
    field, label: DETAIL_LABELS[field] ?? labels[field] ?? field, from: from === null ? null : say(field, from), to: to === null ? null : say(field, to),
  }))
}

function say(field: string, value: string): string {
  return CODED.has(field) ? WORDS[value] ?? value : value
}
