import { describe, expect, it } from 'vitest'
import { annotateText } from './annotateText.ts'

/** `REQUIRE 各县区 年底前: 各县区要…`, of a text under a title of the given kind. */
function directivesOf(title: string, body: string): string[] {
  const text = `${title}\n${body}`
  const clean = { text, repairs: [], gaps: [], statedCharacters: null, shownCharacters: text.length, announcedTitle: null }
  return annotateText(clean, { fileName: '来文.txt', mediaType: 'text/plain' }).directives
    .map(({ start, end, modality, addressee, deadline }) => `${modality} ${addressee ?? '-'} ${deadline ?? '-'}: ${text.slice(start, end)}`)
}

const speech = '市委书记在全市基层治理工作推进会上的讲话'
const plan = '关于推进基层治理的实施方案'
const minutes = '县政府常务会议纪要'
const remarks = '基层治理工作交流发言'

describe('directives', () => {
  it('say who is told, and by when', () => {
    expect(directivesOf(plan, '各县区要在2025年12月31日前完成清单编制。')).toEqual(['REQUIRE 各县区 2025年12月31日前: 各县区要在2025年12月31日前完成清单编制。'])
    expect(directivesOf(plan, '县级民政部门应当自受理之日起20个工作日内作出决定。')).toEqual(['REQUIRE 县级民政部门 自受理之日起20个工作日内: 县级民政部门应当自受理之日起20个工作日内作出决定。'])
    expect(directivesOf(plan, '任何单位和个人不得截留专项资金。')).toEqual(['PROHIBIT 任何单位和个人 -: 任何单位和个人不得截留专项资金。'])
  })

  it.each([
    ['各乡镇要在15日内上报。', '15日内'], ['各乡镇要在6月30日前上报。', '6月30日前'], ['各乡镇应在10个工作日内办结。', '10个工作日内'],
    ['各乡镇要在3天内完成摸排。', '3天内'], ['各乡镇要在两周内完成整改。', '两周内'], ['各乡镇要在3个村开展试点。', '-'], ['各乡镇要为30户群众修缮房屋。', '-'],
  ])('name who is told before a deadline or a number: %s', (body, deadline) => {
    expect(directivesOf(plan, body)).toEqual([`REQUIRE 各乡镇 ${deadline}: ${body}`])
  })

  it('tell nobody where only a quantity is set', () => {
    expect(directivesOf(plan, '乡镇工作人员应在100人左右。')).toEqual(['REQUIRE - -: 乡镇工作人员应在100人左右。'])
    expect(directivesOf(plan, '村级干部应不少于五名。')).toEqual(['REQUIRE - -: 村级干部应不少于五名。'])
  })

  it('follow what a meeting, or a body above, demands', () => {
    expect(directivesOf(minutes, '会议强调，各乡镇要压实责任，严禁麻痹大意。会议要求，县水利局要在5月底前完成水库排查。会议决定，由县财政局安排资金200万元。')).toEqual([
      'REQUIRE 各乡镇 -: 会议强调，各乡镇要压实责任', 'PROHIBIT 各乡镇 -: 严禁麻痹大意。', 'REQUIRE 县水利局 5月底前: 会议要求，县水利局要在5月底前完成水库排查。', 'REQUIRE 县财政局 -: 会议决定，由县财政局安排资金200万元。',
    ])
    expect(directivesOf(speech, '市委要求，各县区要在月底前完成整改。')).toEqual(['REQUIRE 各县区 月底前: 市委要求，各县区要在月底前完成整改。'])
    expect(directivesOf(speech, '按照县委要求，各乡镇要开展排查。')).toEqual(['REQUIRE 各乡镇 -: 按照县委要求，各乡镇要开展排查。'])
    expect(directivesOf(plan, '要求各乡镇要抓好春耕。')).toEqual(['REQUIRE 各乡镇 -: 要求各乡镇要抓好春耕。'])
    expect(directivesOf(plan, '会议要求各乡镇抓好春耕。')).toEqual(['REQUIRE 各乡镇 -: 会议要求各乡镇抓好春耕。'])
  })

  it('are asked for politely, and begin behind the line that greets', () => {
    expect(directivesOf(plan, '请各单位于5日前报送材料。')).toEqual(['REQUIRE 各单位 5日前: 请各单位于5日前报送材料。'])
    expect(directivesOf(speech, '同志们：\n各县区要抓好春耕。')).toEqual(['REQUIRE 各县区 -: 各县区要抓好春耕。'])
    expect(directivesOf(plan, '各乡镇人民政府，县直各单位：\n各乡镇要抓好春耕。')).toEqual(['REQUIRE 各乡镇 -: 各乡镇要抓好春耕。'])
    expect(directivesOf(plan, '原则上，不得新增编制。')).toEqual(['PROHIBIT - -: 原则上，不得新增编制。'])
  })

  it('know an office by its duty, and go on with who was told unless somebody else is meant', () => {
    expect(directivesOf(plan, '一、保障措施\n县委编办会同司法局负责清单审核。各级财政要足额保障经费,不得挤占挪用,确有困难的可申请补助。')).toEqual([
      'REQUIRE 县委编办 -: 县委编办会同司法局负责清单审核。', 'REQUIRE 各级财政 -: 各级财政要足额保障经费', 'PROHIBIT 各级财政 -: 不得挤占挪用', 'ENCOURAGE - -: 确有困难的可申请补助。',
    ])
  })

  it('name all who are charged by 由', () => {
    expect(directivesOf(plan, '争取试点落地，由省大数据局负责统筹指导，某市委市政府具体承接。')).toEqual(['TARGET 省大数据局、某市委市政府 -: 争取试点落地，由省大数据局负责统筹指导，某市委市政府具体承接。'])
    expect(directivesOf(plan, '由县财政局负责资金保障，各乡镇具体实施。')).toEqual(['REQUIRE 县财政局、各乡镇 -: 由县财政局负责资金保障，各乡镇具体实施。'])
  })

  it('take who is told from the brackets a plan ends with', () => {
    expect(directivesOf(plan, '一、主要任务\n1.健全清单。全面梳理乡镇权责事项,编制履职清单。(责任单位:县委编办、县司法局)'))
      .toEqual(['REQUIRE 县委编办、县司法局 -: 全面梳理乡镇权责事项,编制履职清单。'])
  })

  it('take who and when from the labels behind a measure, and those are no tasks themselves', () => {
    expect(directivesOf(plan, '一、主要任务\n1.健全清单。全面梳理权责事项，编制履职清单。责任单位：县委编办、县司法局。完成时限：2023年9月底前。'))
      .toEqual(['REQUIRE 县委编办、县司法局 2023年9月底前: 全面梳理权责事项，编制履职清单。'])
    expect(directivesOf(plan, '一、主要任务\n1.健全清单。完善动态调整机制，每年更新。\n牵头单位：县委编办；完成时限：持续推进'))
      .toEqual(['REQUIRE 县委编办 持续推进: 完善动态调整机制，每年更新。'])
  })

  it('know offices that act, and who is charged within a clause', () => {
    expect(directivesOf(plan, '三、保障措施\n县财政每年安排专项资金2000万元。区督查室对推进缓慢的单位予以通报。')).toEqual(['REQUIRE 县财政 -: 县财政每年安排专项资金2000万元。', 'REQUIRE 区督查室 -: 区督查室对推进缓慢的单位予以通报。'])
    expect(directivesOf(speech, '一、解决好入学问题\n凡是引进的人才，其子女由教育部门统筹安排。')).toEqual(['REQUIRE 教育部门 -: 凡是引进的人才，其子女由教育部门统筹安排。'])
    expect(directivesOf(plan, '各乡镇（街道）请于每日17时前将情况报县指挥部。')).toEqual(['REQUIRE 各乡镇（街道） 每日17时前: 各乡镇（街道）请于每日17时前将情况报县指挥部。'])
    expect(directivesOf(plan, '凡迟报、漏报造成严重后果的，依规依纪严肃追责。')).toHaveLength(1)
  })

  it('forbid by 不能 too', () => {
    expect(directivesOf(speech, '抓党建不能只靠组织部门。')).toEqual(['PROHIBIT - -: 抓党建不能只靠组织部门。'])
    expect(directivesOf(speech, '当天的事不能推到明天。')).toEqual(['PROHIBIT - -: 当天的事不能推到明天。'])
  })

  it('are two where a sentence obliges in two ways or tells two parties in turn', () => {
    expect(directivesOf(speech, '今年上半年,我们将在两个县启动试点工作,力争下半年在全市推开。'))
      .toEqual(['REQUIRE - 今年上半年: 今年上半年,我们将在两个县启动试点工作', 'TARGET - 下半年: 力争下半年在全市推开。'])
    expect(directivesOf(speech, '一、提升能力\n市级领导牵头组织县级培训,县级领导牵头组织乡镇培训。'))
      .toEqual(['REQUIRE 市级领导 -: 市级领导牵头组织县级培训', 'REQUIRE 县级领导 -: 县级领导牵头组织乡镇培训。'])
  })

  it('are one where 支持 stands under 应当', () => {
    expect(directivesOf(plan, '各级人民政府应当完善政策，支持农民创业。')).toEqual(['REQUIRE 各级人民政府 -: 各级人民政府应当完善政策，支持农民创业。'])
  })

  it('need no marker where a speech or plan gives tasks', () => {
    expect(directivesOf(speech, '一、下放政务服务权限\n编制事项目录清单,将154项政务服务事项依法下放乡村。')).toEqual(['REQUIRE - -: 编制事项目录清单,将154项政务服务事项依法下放乡村。'])
    expect(directivesOf(speech, '一、优化组织架构\n县区政府重点抓发展,一把手负总责。')).toEqual(['REQUIRE 县区政府 -: 县区政府重点抓发展,一把手负总责。'])
  })

  it('include a point that is nothing but its sentence', () => {
    expect(directivesOf(plan, '一、主要任务\n1.推动审批事项下沉。\n2.整合执法队伍。')).toEqual(['REQUIRE - -: 推动审批事项下沉。', 'REQUIRE - -: 整合执法队伍。'])
  })

  it('call a state to be reached a target', () => {
    expect(directivesOf(plan, '一、工作目标\n到2027年,便民服务站点覆盖率达到95%。')).toEqual(['TARGET - 到2027年: 到2027年,便民服务站点覆盖率达到95%。'])
  })

  it.each([
    ['a report of what is done', remarks, '一是优化设置。全面推行网格长制度,确保运转顺畅,鼓励群众参与。二是完善机制。持续开展摸排,严格考核。'],
    ['a review in a speech', speech, '一、回顾过去一年,工作取得新进展\n推进垃圾治理。开展专项整治。县委政府狠抓落实。'],
    ['the words of others', speech, '习近平总书记强调,“各级党委和政府必须牢牢记在心上。”习近平总书记指出,要把服务群众作为出发点。'],
    ['the words of a leader in a meeting', minutes, '县委书记强调，“各乡镇要压实责任。”'],
    ['a remark', plan, '需要说明的是，这项工作进展顺利。'],
    ['what is the case', speech, '一、提升干部能力\n党员干部队伍是基层治理的中坚力量。当前,我们已经进入大数据时代。'],
    ['inability', speech, '有的干部不能适应新形势。现有设施不能满足需要。不能立即整改的，已列入计划。'],
    ['how a speech ends', speech, '一、抓好落实\n同志们，让我们携起手来，为建设美丽家园而努力奋斗！'],
    ['a forecast', plan, '据市气象台预报，我市将出现强降雨过程，局地可达200毫米以上。'],
    ['a question', speech, '一、破解难题\n要不要改?怎样才能改好？'],
    ['a heading with text below it', speech, '一、提升治理能力\n(一)下放执法权限。近年来,执法重心已经下移。'],
    ['the paper\'s word on itself', plan, '为贯彻上级精神,结合实际,制定本方案。'],
  ])('are not found in %s', (_name, title, body) => {
    expect(directivesOf(title, body)).toEqual([])
  })
})
