import type { CatalogKind, CatalogRow } from './CatalogRow.ts'

/** A field of an item other than its kind and code. */
export type RowField = Exclude<keyof CatalogRow, 'kind' | 'code'>

/** How a field is called to people and headed in exports. */
export const FIELD_LABELS: Readonly<Record<RowField | 'code', string>> = {
  code: '事项编码',
  name: '事项名称',
  itemType: '事项类型',
  competentDepartment: '主管部门',
  exerciseLevels: '行使层级',
  legalBases: '设定依据',
  materials: '申请材料',
  statutoryLimit: '法定办结时限',
  committedLimit: '承诺办结时限',
  fee: '是否收费',
  channels: '办理方式',
  domain: '领域',
  leadDepartment: '牵头部门',
  duties: '各方职责',
  undertakingMode: '承接方式',
  process: '运行流程',
  guarantee: '人员经费保障',
  source: '来源',
  note: '备注',
}

/** How the kinds of catalogues are called. */
export const KIND_LABELS: Readonly<Record<CatalogKind, string>> = {
  SERVICE: '政务服务事项',
  ENFORCEMENT: '行政执法事项',
  COORDINATION: '县乡协同（配合履职）事项',
  BASIC_DUTY: '基本履职事项',
  RECALLED: '上级收回事项',
}

const FIELDS: Readonly<Record<CatalogKind, readonly RowField[]>> = {
  SERVICE: [
    'name', 'itemType', 'competentDepartment', 'exerciseLevels', 'legalBases', 'materials', 'statutoryLimit', 'committedLimit',
    'fee', 'channels', 'process', 'source', 'note',
  ],
  ENFORCEMENT: ['name', 'itemType', 'competentDepartment', 'exerciseLevels', 'legalBases', 'process', 'source', 'note'],
  COORDINATION: ['name', 'domain', 'leadDepartment', 'duties', 'undertakingMode', 'process', 'guarantee', 'legalBases', 'source', 'note'],
  BASIC_DUTY: ['name', 'domain', 'competentDepartment', 'legalBases', 'source', 'note'],
  RECALLED: ['name', 'domain', 'competentDepartment', 'process', 'legalBases', 'source', 'note'],
}

/** The fields that items of a kind have, in the order of their columns. */
export function fieldsOfKind(kind: CatalogKind): readonly RowField[] {
  return FIELDS[kind]
}

/** `FIELD_LABELS` as this kind says it: a recalled item has 承接部门 and 工作方式. */
export function labelOf(field: RowField | 'code', kind: CatalogKind): string {
  if (kind === 'RECALLED' && field === 'competentDepartment') return '承接部门'
  if (kind === 'RECALLED' && field === 'process') return '工作方式'
  return FIELD_LABELS[field]
}
