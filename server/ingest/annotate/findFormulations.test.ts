import { describe, expect, it } from 'vitest'
import { findFormulations } from './findFormulations.ts'
import { pairQuotes } from './pairQuotes.ts'

function namesIn(text: string): string[] {
  const whole = { start: 0, end: text.length }
  return findFormulations(text, whole, pairQuotes(text, whole, []), []).map(({ name }) => name)
}

describe('formulations', () => {
  it.each([
    ['深入落实“13710”工作制度,推行“四不两直”工作法', ['“13710”工作制度', '“四不两直”工作法']],
    ['持续实施“墩苗育苗”计划', ['“墩苗育苗”计划']],
    ['用好“三张清单”,实施“龙头工程”', ['三张清单', '龙头工程']],
    ['以“五部三组”指挥为牵引,按照“一正六副”的架构', ['五部三组', '一正六副']],
    ['到社区“双报到”、到行政村参与“三共建”', ['双报到', '三共建']],
    ['构建起“基层吹哨、部门报到”的协同联动机制', ['“基层吹哨、部门报到”的协同联动机制']],
    ['编制“县乡协同事项”清单', ['“县乡协同事项”清单']],
    ['实行“块抓条保”。抓好“减县增乡”,人员下沉', ['块抓条保', '减县增乡']],
    ['对“两优一先”“基层治理标兵”进行了表彰', ['两优一先', '基层治理标兵']],
    ['增强“四个意识”、做到“两个维护”', ['四个意识', '两个维护']],
    ['建设“码头党群驿站”', ['码头党群驿站']],
  ])('%s', (text, names) => {
    expect(namesIn(text)).toEqual(names)
  })

  it.each([
    '成为基层治理“主力军”', '当好基层治理“主人翁”', '坚持全区“一盘棋”,把“千条线”纳入“一张网”', '村“两委”干部', '带动“四大班子”齐上阵', '做优县区“顶线”', '实行“XX工程”', '按照“不动_动机制”的推进思路', '探索“***路径”',
    '知道“干什么”、“怎么干”', '“十四五”规划期间', '打造“家门口的政务服务大厅”', '抓好“块”的统筹', '存在“中梗阻”现象',
  ])('no name in %s', (text) => {
    expect(namesIn(text)).toEqual([])
  })
})
