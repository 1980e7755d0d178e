import { describe, expect, it } from 'vitest'
import { modalityOf } from './modalityOf.ts'
import { splitClauses } from './splitClauses.ts'

function markersIn(text: string): string[] {
  return splitClauses(text, { start: 0, end: text.length }, []).flatMap((clause) => {
    const marker = modalityOf(clause)
    return marker ? [`${marker.modality} ${marker.word}`] : []
  })
}

describe('the word that obliges', () => {
  it.each([
    ['各县区要坚持县乡一体', 'REQUIRE 要'],
    ['县级除了要进行初任培训', 'REQUIRE 要'],
    ['要不重形式重实务', 'REQUIRE 要'],
    ['必须大抓基层', 'REQUIRE 必须'],
    ['各级人民政府应当公开', 'REQUIRE 应当'],
    ['有关部门须在期限内答复', 'REQUIRE 须'],
    ['这就需要我们发挥作用', 'REQUIRE 需'],
    ['务必抓紧抓实', 'REQUIRE 务必'],
    ['力争下半年在全市推开', 'TARGET 力争'],
    ['原则上不超过三次', 'TARGET 原则上'],
    ['大乡可设120人', 'ENCOURAGE 可'],
    ['村民委员会可以委托办理', 'ENCOURAGE 可以'],
    ['国家鼓励社会力量参与', 'ENCOURAGE 鼓励'],
    ['支持有条件的县市先行', 'ENCOURAGE 支持'],
    ['领导干部不要只念稿子', 'PROHIBIT 不要'],
    ['任何单位和个人不得挪用', 'PROHIBIT 不得'],
    ['严禁层层加码', 'PROHIBIT 严禁'],
    ['县里要带头', 'REQUIRE 要'],
    ['各单位应予以支持', 'REQUIRE 应'],
    ['各乡镇需提交材料', 'REQUIRE 需'],
    ['省里要求的任务要不折不扣完成', 'REQUIRE 要'],
    ['不应当忽视问题', 'PROHIBIT 不应当'],
    ['一般不宜设置路障', 'PROHIBIT 不宜'],
    ['原则上不得新增编制', 'PROHIBIT 不得'],
    ['请各单位于5日前报送材料', 'REQUIRE 请'],
    ['请认真贯彻执行', 'REQUIRE 请'],
  ])('%s: %s', (text, marker) => {
    expect(markersIn(text)).toEqual([marker])
  })

  it.each([
    '需要说明的是', '必须指出的是', '我们应该看到成绩', '应当看到差距', '也要看到困难', '必须清醒地看到不足', '应该说成绩不小', '请大家批评指正',
    '主要有以下六个方面', '这是重要的一环', '群众的要求', '只要我们党团结群众', '人口数量等要素', '大国治理,要在中央,事在四方', '向管理要效能', '可以说', '有章可循', '不可分割', '推进可持续发展', '人均可支配收入增长',
    '推广智慧应用', '积极回应关切', '应急管理', '与社会相适应', '推进应建尽建、应联尽联', '根据需要覆盖到村', '属于实践中需要乡镇落实的事项', '提供资金支持', '将要召开', '会议要点', '不得不承认', '是否要调整',
  ])('nobody is obliged by %s', (text) => {
    expect(markersIn(text)).toEqual([])
  })
})
