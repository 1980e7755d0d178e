import { describe, expect, it } from 'vitest'
import { findHeadings } from './findHeadings.ts'
import { outlineText } from './outlineText.ts'
import { splitLines } from './splitLines.ts'

/** `2 （一） 重塑组织架构`: level, number, heading. */
function outlineOf(text: string, gapOffsets: readonly number[] = []): string[] {
  const gaps = gapOffsets.map((offset) => ({ offset, missingCharacters: null, reason: '此处原文有省略' }))
  const lines = splitLines({ text, repairs: [], gaps, statedCharacters: null, shownCharacters: 0, announcedTitle: null }, 0)
  return outlineText(findHeadings(text, lines), text.length).map(({ level, number, heading }) => `${level} ${number ?? '-'} ${heading}`)
}

describe('the outline', () => {
  it('nests 一、 （一） 1. and （1）, brackets of either width', () => {
    expect(outlineOf('一、总体要求\n(一)基本原则。坚持党的领导。\n1.坚持统筹。各级要统筹。\n（1）上下联动。\n2．坚持实效。\n（二）主要目标。到2025年建成。\n二、保障措施'))
      .toEqual(['1 一 总体要求', '2 （一） 基本原则', '3 1 坚持统筹', '4 （1） 上下联动', '3 2 坚持实效', '2 （二） 主要目标', '1 二 保障措施'])
  })

  it('finds 一是 and 二是 in running text, below the point they stand in', () => {
    expect(outlineOf('（一）重塑组织架构。市级层面改革增效。一是做优“顶线”。各县区要坚持。二是做强“中线”。乡镇要跟进。'))
      .toEqual(['1 （一） 重塑组织架构', '2 一是 做优“顶线”', '2 二是 做强“中线”'])
  })

  it('reads a statute: 章, 节, and 条 with its name or without a heading', () => {
    expect(outlineOf('第一章　总　　则\n第一条　为了规范管理，制定本办法。\n第二条　【适用范围】本市适用本办法。\n第二章　服务\n第一节　受理\n第三条　应当受理下列事项：\n（一）户籍；\n（二）婚姻。'))
      .toEqual(['1 第一章 总则', '2 第一条 ', '2 第二条 适用范围', '1 第二章 服务', '2 第一节 受理', '3 第三条 '])
    expect(outlineOf('第1章 总则\n第1条 为了规范管理，制定本约定。\n第2条 本村适用本约定。\n第2章 治理\n第3条 村民应当爱护环境。'))
      .toEqual(['1 第1章 总则', '2 第1条 ', '2 第2条 ', '1 第2章 治理', '2 第3条 '])
  })

  it('gives a point whose parent is in a gap the level of its kind', () => {
    const text = '第三,加强建设是保证。基层治理是中心。\n二、准确把握方法\n第一,坚持领导。\n第二,坚持人民。'
    expect(outlineOf(text, [0])).toEqual(['2 第三 加强建设是保证', '1 二 准确把握方法', '2 第一 坚持领导', '2 第二 坚持人民'])
  })

  it('takes the slogans above two series of 一是 as headings, and no single one', () => {
    const series = (slogan: string): string => `${slogan}。这是基础。一是优化设置。成效明显。二是完善机制。运转顺畅。`
    expect(outlineOf(series('筑牢战斗堡垒,健全领导机制') + series('推进多网合一,构建服务机制')))
      .toEqual(['1 - 筑牢战斗堡垒,健全领导机制', '2 一是 优化设置', '2 二是 完善机制', '1 - 推进多网合一,构建服务机制', '2 一是 优化设置', '2 二是 完善机制'])
    expect(outlineOf(series('筑牢战斗堡垒,健全领导机制'))).toEqual(['1 一是 优化设置', '1 二是 完善机制'])
  })

  it.each([
    '第一书记和驻村干部奋战在一线。', '第一时间上报。', '我们说一是一、二是二。', '一是一,二是二。', '1.5万名党员参加。', '2023.7\n召开会议。', '三是三、四是四。', '抓三件事:一是领导,二是机制,三是保障。',
    '一、二、三产业融合发展。', '一是加强领导。此外再无其他。', '一方面,工作有进步。群众满意。', '第三条规定的情形除外。',
  ])('sees no heading in %s', (text) => {
    expect(outlineOf(text)).toEqual([])
  })

  it('shortens a point that is one long sentence to its leading clauses', () => {
    expect(outlineOf('1.强化组织领导,落实主体责任,各乡镇、各部门要把这项工作摆上重要议事日程,主要负责同志亲自抓、分管同志具体抓,确保各项任务落到实处。'))
      .toEqual(['1 1 强化组织领导,落实主体责任,各乡镇、各部门要把这项工作摆上重要议事日程'])
  })
})
