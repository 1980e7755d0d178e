import type { CatalogKind } from '../CatalogRow.ts'

/** What a column of a list may hold. Finer than the fields of an item: a name may be split over two columns, a limit has its unit apart. */
export type ColumnField =
  | 'serial' | 'code' | 'name' | 'mainName' | 'subName' | 'businessName'
  | 'itemType' | 'competentDepartment' | 'exerciseLevels' | 'countyClaim' | 'townshipClaim' | 'villageClaim'
  | 'legalBases' | 'materials' | 'statutoryLimit' | 'statutoryLimitUnit' | 'committedLimit' | 'committedLimitUnit' | 'fee' | 'channels'
  | 'domain' | 'leadDepartment' | 'leadDuty' | 'cooperatingDepartments' | 'cooperatingDuty' | 'townshipDuty' | 'villageDuty' | 'otherDuties'
  | 'undertakingMode' | 'process' | 'guarantee' | 'source' | 'note'

type Wordings = Readonly<Partial<Record<ColumnField, readonly string[]>>>

/** The wordings of headers seen in published lists, the most telling first: of 业务办理项编码 and 基本编码 in one list, the first is the item's own. */
const GENERAL: Wordings = {
  serial: ['序号', '编号', '序', '项目序号', '事项序号'],
  code: [
    '事项编码', '业务办理项编码', '实施编码', '实施清单编码', '项目编码', '基本编码', '事项代码', '项目代码', '职权编码', '权力编码', '清单编码', '目录编码', '编码', '代码', '事项编号', '项目编号',
  ],
  name: ['事项名称', '规范服务事项名称', '项目名称', '服务事项名称', '服务事项', '职权名称', '权力名称', '权力事项名称', '履职事项', '履职事项名称', '具体事项', '工作事项', '事项', '名称', '清单名称', '目录名称'],
  mainName: ['主项名称', '主项', '大项名称', '主事项名称', '一级事项名称', '一级事项', '目录主项名称'],
  subName: ['子项名称', '子项', '小项名称', '子事项名称', '二级事项名称', '二级事项', '目录子项名称'],
  businessName: ['业务办理项名称', '业务办理项', '办理项名称', '情形名称'],
  legalBases: ['设定依据', '实施依据', '服务依据', '法律依据', '法定依据', '政策依据', '职权依据', '权力依据', '事项依据', '依据', '法律法规依据', '依据名称', '法律法规规章依据'],
  source: ['来源', '数据来源', '资料来源', '事项来源'],
  note: ['备注', '说明', '备注说明', '其他说明'],
}

const POWERS: Wordings = {
  itemType: ['事项类型', '权力类型', '职权类型', '事项类别', '权力类别', '职权类别', '类型', '类别', '事项性质', '行使内容', '执法类别', '执法类型'],
  competentDepartment: [
    '主管部门', '实施主体', '所属部门', '省级主管', '省级主管部门', '县级主管部门', '业务主管部门', '责任部门', '实施部门', '实施机关', '行业主管部门', '指导部门',
    '对应上级部门', '主管单位', '责任单位', '实施单位', '赋权部门', '原实施部门', '执法主体', '县级部门', '部门', '部门名称', '单位',
  ],
  exerciseLevels: ['行使层级', '办理层级', '县镇村认领', '实施层级', '承接层级', '下放层级', '服务层级', '认领层级', '层级', '级别', '办理级别'],
  countyClaim: ['县认领', '县级认领', '认领县', '县级', '县区级', '县'],
  townshipClaim: ['镇认领', '乡认领', '乡镇认领', '镇级认领', '镇街认领', '认领镇', '镇级', '乡级', '乡镇级', '镇街级', '乡镇街道', '镇街', '乡镇', '镇'],
  villageClaim: ['村认领', '村级认领', '村社区认领', '认领村', '村级', '村社区级', '村社区', '下放到村级', '是否下放村级', '是否下放到村', '村'],
  process: ['办理流程', '办理程序', '运行流程', '服务流程', '工作流程'],
}

const SERVICE: Wordings = {
  materials: ['申请材料', '所需材料', '申报材料', '办理材料', '材料名称', '材料清单', '申请材料名称', '提交材料'],
  statutoryLimit: ['法定办结时限', '法定时限', '法定期限', '法定办理时限', '法定办理期限'],
  statutoryLimitUnit: ['法定办结时限单位', '法定时限单位', '法定期限单位', '法定办理时限单位'],
  committedLimit: ['承诺办结时限', '承诺时限', '承诺期限', '承诺办理时限', '办理时限', '办结时限', '时限'],
  committedLimitUnit: ['承诺办结时限单位', '承诺时限单位', '承诺期限单位', '承诺办理时限单位', '办理时限单位', '办结时限单位'],
  fee: ['是否收费', '收费情况', '收费标准', '收费'],
  channels: ['办理方式', '办理形式', '办理渠道', '服务方式', '申请方式'],
}

const DUTIES: Wordings = {
  domain: ['领域', '类别', '事项类别', '所属领域', '工作领域', '服务领域', '业务类别', '分类', '事项分类', '职能类别', '类型', '事项类型'],
  process: ['运行流程', '工作流程', '办理流程', '流程', '运行机制', '工作机制'],
}

const DOMAIN_AND_DEPARTMENT: Wordings = {
  ...DUTIES,
  competentDepartment: ['承接部门', '主管部门', '实施主体', '责任部门', '牵头部门', '对应上级部门', '上级部门', '所属部门', '承接单位', '责任单位', '部门'],
}

const OF_KIND: Readonly<Record<CatalogKind, Wordings>> = {
  SERVICE: { ...GENERAL, ...POWERS, ...SERVICE },
  ENFORCEMENT: { ...GENERAL, ...POWERS },
  COORDINATION: {
    ...GENERAL,
    ...DUTIES,
    leadDepartment: ['牵头部门', '对应上级部门', '上级部门', '县级部门', '县级牵头部门', '主管部门', '责任部门', '县直部门', '对应县级部门', '牵头单位', '上级主管部门'],
    leadDuty: ['县级部门职责', '上级部门职责', '牵头部门职责', '县级职责', '上级职责', '主管部门职责', '县直部门职责', '部门职责', '上级部门的职责', '县级主管部门职责', '牵头单位职责'],
    cooperatingDepartments: ['配合部门', '协同部门', '协助部门', '参与部门', '配合单位', '其他配合部门'],
    cooperatingDuty: ['配合部门职责', '协同部门职责', '协助部门职责', '参与部门职责', '配合单位职责'],
    townshipDuty: [
      '乡镇街道配合职责', '镇街配合职责', '乡镇配合职责', '配合职责', '乡镇职责', '镇街职责', '乡镇街道职责', '街道配合职责', '镇配合职责', '乡镇街道的配合职责', '乡级配合职责', '街道职责', '镇职责',
      '乡镇人民政府职责', '镇办配合职责',
    ],
    villageDuty: ['村社区职责', '村级职责', '村居职责', '村社区配合职责', '村级配合职责'],
    otherDuties: ['其他各方职责', '各方职责'],
    undertakingMode: ['承接方式', '承办方式', '承接形式'],
    guarantee: ['人员经费保障', '保障措施', '人员及经费保障', '人员和经费保障', '人财物保障', '经费保障', '保障'],
  },
  BASIC_DUTY: { ...GENERAL, ...DOMAIN_AND_DEPARTMENT },
  RECALLED: { ...GENERAL, ...DOMAIN_AND_DEPARTMENT, process: ['工作方式', '承接方式', '承接部门工作方式', '履职方式', '回收后工作方式', '工作流程', '运行流程'] },
}

/** Headers that are understood and that no field of an item takes up; without them 实施主体编码 would pass for 实施主体. */
const UNUSED = [
  '部门简称', '实施主体编码', '实施主体性质', '实施主体代码', '委托部门', '事项版本', '事项状态', '计划生效日期', '计划取消日期', '权力来源', '受理条件', '办理条件', '办件类型', '到现场次数', '收费依据',
  '服务对象', '办理地点', '办理时间', '咨询方式', '咨询电话', '监督方式', '监督投诉方式', '通办范围', '是否网办', '网办深度', '结果名称', '结果类型', '服务内容', '不认领原因', '责任事项', '追责情形', '追责依据',
  '镇编码', '村编码', '镇名称', '村名称', '部门编码', '材料编码', '材料格式', '材料来源', '材料份数', '联系电话', '联系人',
]

/** Fields that a list of this kind may have, with the wordings of their headers, brackets and blanks left out. */
export function wordingsOf(kind: CatalogKind): Wordings {
  return OF_KIND[kind]
}

export function isUnusedHeader(plainHeader: string): boolean {
  return UNUSED.includes(plainHeader)
}
