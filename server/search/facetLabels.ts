import type { FacetName } from './SearchEngine.ts'

const LABELS: Partial<Record<FacetName, Readonly<Record<string, string>>>> = {
  kind: {
    PASSAGE: '段落', DIRECTIVE: '任务要求', SERVICE_ITEM: '政务服务事项', ENFORCEMENT_ITEM: '行政执法事项',
    COORDINATION_ITEM: '县乡协同事项', FORMULATION: '提法',
  },
  level: { NATIONAL: '国家', PROVINCIAL: '省级', MUNICIPAL: '市级', COUNTY: '县级', TOWNSHIP: '乡镇（街道）', VILLAGE: '村（社区）' },
  documentKind: { SPEECH: '讲话', EXCHANGE_REMARKS: '交流发言', POLICY: '政策文件', REGULATION: '法律法规', OTHER: '其他' },
}

/** How people call a value of a facet: COUNTY → 县级, 2022 → 2022年. What has no other name keeps the engine's. */
export function labelFacetValue(name: FacetName, value: string, label: string): string {
  return name === 'year' ? `${value}年` : LABELS[name]?.[value] ?? label
}
