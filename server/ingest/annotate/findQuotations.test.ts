import { describe, expect, it } from 'vitest'
import type { Span } from '../AnnotatedText.ts'
import { findQuotations } from './findQuotations.ts'
import { pairQuotes } from './pairQuotes.ts'

function quotationsIn(text: string, damage: readonly Span[] = []): string[] {
  const whole = { start: 0, end: text.length }
  return findQuotations(text, whole, pairQuotes(text, whole, damage), damage, null).map(({ start, end, speaker }) => `${speaker ?? '-'}: ${text.slice(start, end)}`)
}

describe('quotations', () => {
  it('have the speaker named before them, however far the verb stands from the name', () => {
    expect(quotationsIn('今年3月5日,习近平总书记在参加江苏代表团审议时强调,“基层治理事关切身利益。”')).toEqual(['习近平总书记: 基层治理事关切身利益。'])
    expect(quotationsIn('省委书记高度重视,反复强调“必须抓好这项工作”。')).toEqual(['省委书记: 必须抓好这项工作'])
  })

  it('go on with the speaker of the run', () => {
    expect(quotationsIn('习近平总书记指出,“甲是基础。”“乙是关键。”强调,“丙是根本。”总书记还指出：“丁是保证。”'))
      .toEqual(['习近平总书记: 甲是基础。', '习近平总书记: 乙是关键。', '习近平总书记: 丙是根本。', '习近平总书记: 丁是保证。'])
  })

  it('are found without marks where a speaker is named', () => {
    expect(quotationsIn('党章明确规定,各级党组织要发挥战斗堡垒作用。')).toEqual(['党章: 各级党组织要发挥战斗堡垒作用'])
  })

  it('end at the damage where the closing mark was lost', () => {
    const text = '习近平总书记强调,“确保取得扎实的成效!碑斍埃覈转化为矛盾,既是“源头”,也是“茬口”。'
    expect(quotationsIn(text, [{ start: text.indexOf('!'), end: text.indexOf('转化') }])).toEqual(['习近平总书记: 确保取得扎实的成效'])
    expect(quotationsIn(text)).toEqual(['习近平总书记: 确保取得扎实的成效'])
  })

  it('have no speaker where the text has lost the name, and a proverb has none', () => {
    expect(quotationsIn('园社区调研时指出,“基础不牢、地动山摇。”')).toEqual(['-: 基础不牢、地动山摇。'])
    expect(quotationsIn('“九层之台,起于累土。”我们要从头做起。')).toEqual(['-: 九层之台,起于累土。'])
  })

  it('name whoever speaks as they are named, in office or by name, before the words or behind them', () => {
    expect(quotationsIn('赵立新指出，优化服务必须久久为功。他强调，要让数据多跑路。')).toEqual(['赵立新: 优化服务必须久久为功', '赵立新: 要让数据多跑路'])
    expect(quotationsIn('新桥县县长刘畅表示，群众办事更方便了。')).toEqual(['新桥县县长刘畅: 群众办事更方便了'])
    expect(quotationsIn('村民李秀英高兴地告诉记者：“现在十分钟就办好了。”')).toEqual(['村民李秀英: 现在十分钟就办好了。'])
    expect(quotationsIn('“压力变动力。”首次参赛的望江街道党工委书记宋丽表示。')).toEqual(['望江街道党工委书记宋丽: 压力变动力。'])
  })

  it('hold what the centre demands, with a comma or without', () => {
    expect(quotationsIn('党中央要求各级党委把人才工作摆在突出位置。')).toEqual(['党中央: 各级党委把人才工作摆在突出位置'])
    expect(quotationsIn('要落实党中央要求的各项任务。')).toEqual([])
  })

  it.each([
    '用好“三张清单”,把“千条线”纳入“一张网”。', '让村“两委”班子知道“干什么”、“怎么干”。', '按照国务院的统一规定,开展技能鉴定。', '反映群众意见和要求,引导群众依法表达。', '历史和实践证明,只要团结就有力量。', '“这个标记没有关上',
  ])('are not found in %s', (text) => {
    expect(quotationsIn(text)).toEqual([])
  })
})
