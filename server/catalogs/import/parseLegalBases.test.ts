import { describe, expect, it } from 'vitest'
import { joinLegalBases, parseLegalBases } from './parseLegalBases.ts'

const basis = (law: string, article: string | null = null, text: string | null = null) => ({ law, article, text })

describe('legal bases', () => {
  it('have one entry for each article', () => {
    expect(parseLegalBases('《社会救助暂行办法》第十一条；《城市居民最低生活保障条例》第七条、第八条')).toEqual([
      basis('社会救助暂行办法', '第十一条'), basis('城市居民最低生活保障条例', '第七条'), basis('城市居民最低生活保障条例', '第八条'),
    ])
    expect(parseLegalBases('《殡葬管理条例》第七、八条')).toEqual([basis('殡葬管理条例', '第七条'), basis('殡葬管理条例', '第八条')])
  })

  it('may be named after the law they carry out', () => {
    expect(parseLegalBases('《河南省实施《乡镇企业法》办法》第五条；《河南省实施〈水土保持法〉办法》第七条')).toEqual([
      basis('河南省实施《乡镇企业法》办法', '第五条'), basis('河南省实施〈水土保持法〉办法', '第七条'),
    ])
  })

  it('name paragraphs, items and ranges as written', () => {
    expect(parseLegalBases('《行政许可法》第十二条第一款第（三）项、第十三条至第十五条，第16条之一')).toEqual([
      basis('行政许可法', '第十二条第一款第（三）项'), basis('行政许可法', '第十三条至第十五条'), basis('行政许可法', '第16条之一'),
    ])
  })

  it('follow each other without a separator, with 和, or numbered on lines', () => {
    const two = [basis('殡葬管理条例', '第八条'), basis('河南省殡葬管理办法', '第九条')]
    expect(parseLegalBases('《殡葬管理条例》第八条《河南省殡葬管理办法》第九条')).toEqual(two)
    expect(parseLegalBases('《殡葬管理条例》第八条和《河南省殡葬管理办法》第九条')).toEqual(two)
    expect(parseLegalBases('1.《殡葬管理条例》第八条\n2.《河南省殡葬管理办法》第九条')).toEqual(two)
    expect(parseLegalBases('依据《殡葬管理条例》第八条；根据《河南省殡葬管理办法》第九条')).toEqual(two)
  })

  it('keep the words of the provision, titles within them included', () => {
    expect(parseLegalBases('《社会救助暂行办法》（国务院令第649号）第十一条：申请最低生活保障，依照《民法典》的规定提出。《殡葬管理条例》第八条')).toEqual([
      basis('社会救助暂行办法', '第十一条', null), basis('殡葬管理条例', '第八条'),
    ].map((one, index) => (index === 0 ? { ...one, text: '（国务院令第649号）申请最低生活保障，依照《民法典》的规定提出' } : one)))
  })

  it('without title marks are laws of that name', () => {
    expect(parseLegalBases('社会救助暂行办法第十一条；豫政办〔2020〕5号')).toEqual([basis('社会救助暂行办法', '第十一条'), basis('豫政办〔2020〕5号')])
  })

  it('may be absent', () => {
    expect(parseLegalBases('无')).toEqual([])
    expect(parseLegalBases('《》第一条')).toEqual([])
  })

  it('are written so that they read back the same', () => {
    const bases = [basis('河南省实施《乡镇企业法》办法', '第五条'), basis('民法典', null), basis('殡葬管理条例', '第八条', '建设公墓应当报批')]
    expect(joinLegalBases(bases)).toBe('《河南省实施《乡镇企业法》办法》第五条；《民法典》；《殡葬管理条例》第八条：建设公墓应当报批')
    expect(parseLegalBases(joinLegalBases(bases))).toEqual(bases)
  })
})
