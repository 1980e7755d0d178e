import { COUNTY_DEPARTMENTS } from '../countyDepartments.ts'
import type { CatalogRow } from '../CatalogRow.ts'

const MATTERS = ['证明开具', '补贴申领', '资格认定', '登记备案', '信息变更', '年度审验', '投诉受理', '咨询服务', '费用减免', '用地审批']
const OBJECTS = ['农村危房改造', '高龄老人', '残疾人', '孤儿', '退役军人', '种粮农户', '农机购置', '小型餐饮', '村集体资产', '林木采伐', '河道取水', '灵活就业人员']

/** So many service items of all departments, all different; `mark` is put into their names. */
export function manyRows(count: number, mark = ''): CatalogRow[] {
  return Array.from({ length: count }, (_, index): CatalogRow => ({
    kind: 'SERVICE',
    code: `FW${String(index + 1).padStart(8, '0')}`,
    name: `${OBJECTS[index % OBJECTS.length]!}${MATTERS[Math.floor(index / OBJECTS.length) % MATTERS.length]!}${mark}（第${index + 1}类）`,
    itemType: ['行政许可', '行政确认', '行政给付', '公共服务'][index % 4]!,
    competentDepartment: COUNTY_DEPARTMENTS[index % COUNTY_DEPARTMENTS.length]!.name,
    exerciseLevels: index % 5 === 0 ? ['TOWNSHIP', 'VILLAGE'] : ['TOWNSHIP'],
    legalBases: [{ law: '社会救助暂行办法', article: `第${index % 60 + 1}条`, text: null }],
    materials: ['身份证明', `申请表${index % 30}`],
    statutoryLimit: { amount: index % 30 + 1, unit: 'WORKING_DAY' },
    committedLimit: null, fee: '否', channels: '窗口办理', domain: null, leadDepartment: null, duties: [], undertakingMode: null, process: null, guarantee: null, source: null, note: null,
  }))
}
