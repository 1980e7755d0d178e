import type { IndexEntry, SubjectEntries } from '../SearchEngine.ts'

/** An entry with what a test says of it, and nothing else. */
export function makeEntry(id: string, text: string, more: Partial<IndexEntry> = {}): IndexEntry {
  return {
    id, kind: 'PASSAGE', parent: null, title: text.slice(0, 20), context: '', text, url: `/documents/${id}`,
    date: null, levels: [], departments: [], documentKind: null, itemType: null, suggestions: [], ...more,
  }
}

const SPEECH = { id: 'doc_jianghua', slug: 'shiwei-jianghua', title: '市委书记在市委经济工作会议上的讲话' }
const RULES = { id: 'doc_banfa', slug: 'wangge-banfa', title: '网格化服务管理办法' }
const EDITION = { id: 'edt_fuwu', slug: 'zhengwu-fuwu', title: '政务服务事项清单' }

/** A speech, a regulation and a catalogue, small enough to be known by heart. */
export const SAMPLE: readonly SubjectEntries[] = [
  {
    subject: SPEECH.id,
    entries: [
      makeEntry('psg_1', '基层治理是社会治理的基础和关键,是社会治理体系和治理能力现代化的重要组成部分。', speech('一、系统构建治理体系')),
      makeEntry('psg_2', '将154项政务服务事项依法下放乡村,其中33项下放到村,让群众办事不出村。', speech('二、推动事权跟进')),
      makeEntry('psg_3', '建立“13710”工作制度,用好“三张清单”,一抓到底。', speech('三、压实责任')),
      makeEntry('dir_1', '各县区要建立县乡协同事项清单,明确每项工作的牵头单位。', { ...speech('三、压实责任'), kind: 'DIRECTIVE' }),
    ],
  },
  {
    subject: RULES.id,
    entries: [
      makeEntry('psg_4', '网格员应当每日走访所属网格,收集民情,排查隐患。', rules('第三条 网格员职责')),
      makeEntry('psg_5', '网格员由乡镇人民政府聘用,试点地区可以由村民委员会推荐。', rules('第四条 网格员聘用')),
      makeEntry('psg_6', '本办法自2023年5月1日起施行。', rules('第九条')),
    ],
  },
  {
    subject: EDITION.id,
    entries: [
      makeEntry('itm_1', '高龄老人津贴发放 民政局 公共服务', { ...item('高龄老人津贴发放', ['TOWNSHIP', 'VILLAGE']), itemType: '公共服务' }),
      makeEntry('itm_2', '临时救助对象认定 民政局 行政确认', { ...item('临时救助对象认定', ['TOWNSHIP']), itemType: '行政确认' }),
      makeEntry('itm_3', '城乡居民养老保险参保登记 人力资源和社会保障局', { ...item('城乡居民养老保险参保登记', ['COUNTY', 'TOWNSHIP']), departments: ['人力资源和社会保障局'] }),
    ],
  },
  { subject: 'frm_1', entries: [makeEntry('frm_1', '三张清单', { kind: 'FORMULATION', title: '三张清单', suggestions: [{ text: '三张清单', kind: 'FORMULATION' }] })] },
]

function speech(heading: string): Partial<IndexEntry> {
  return {
    parent: SPEECH, title: SPEECH.title, context: `${SPEECH.title} ${heading}`, date: '2022-02-11', levels: ['MUNICIPAL'], documentKind: 'SPEECH',
    suggestions: [{ text: SPEECH.title, kind: null }, { text: heading.replace(/^.*、/, ''), kind: 'PASSAGE' }],
  }
}

function rules(heading: string): Partial<IndexEntry> {
  return { parent: RULES, title: RULES.title, context: `${RULES.title} ${heading}`, date: '2023-05-01', levels: ['COUNTY'], documentKind: 'REGULATION' }
}

function item(name: string, levels: IndexEntry['levels']): Partial<IndexEntry> {
  return {
    kind: 'SERVICE_ITEM', parent: EDITION, title: name, context: EDITION.title, levels, departments: ['民政局'],
    suggestions: [{ text: name, kind: 'SERVICE_ITEM' }],
  }
}
