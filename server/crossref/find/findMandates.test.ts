import { describe, expect, it } from 'vitest'
import { sampleList, sampleText } from '../fixtures/sampleSources.ts'
import { createFindingContext } from './FindingContext.ts'
import { findDocumentLinks } from './findDocumentLinks.ts'
import { SHOWN } from './thresholds.ts'
import type { ListSource } from './values.ts'

const SERVICES = sampleList('办事', 'SERVICE', [
  { name: '最低生活保障申请受理与审核', legalBases: [{ law: '社会救助暂行办法', article: '第十一条', text: null }] },
  '公共服务', '管理服务', '孤儿基本生活费申请', '临时救助申请受理与审核',
  { name: '企业职工退休手续申请', department: { name: '人力资源和社会保障局', aliases: ['人社局'] } },
], ['政务服务事项'])

/** 「words of the text」→ name, for each link; shown ones without a question mark. */
function linked(text: string, lists: readonly ListSource[] = [SERVICES]): string[] {
  const names = new Map(lists.flatMap(({ catalog, items }) => [[catalog.id, catalog.title] as const, ...items.map(({ id, name }) => [id, name] as const)]))
  const links = findDocumentLinks(sampleText('甲', text), createFindingContext({ lists, titles: [], formulations: [] }))
  return links.map(({ type, to, evidence, score }) => `${type} ${evidence.from} → ${names.get(to.id)}${score < SHOWN ? '?' : ''}`).sort()
}

describe('a directive leads to the items it is about', () => {
  it('by the short form that everybody uses', () => {
    expect(linked('各乡镇要按时审核低保。')).toEqual(['MANDATES 低保 → 最低生活保障申请受理与审核'])
  })

  it('by the words of the name in another order, close together', () => {
    expect(linked('要做好孤儿的基本生活费发放。')).toEqual(['MANDATES 孤儿的基本生活费 → 孤儿基本生活费申请'])
    expect(linked('要关心孤儿。同时保障群众基本生活。')).toEqual([])
  })

  it('by the article the item rests on, which a curator is asked about', () => {
    expect(linked('要严格执行《社会救助暂行办法》第十一条。')).toEqual(['MANDATES 要严格执行《社会救助暂行办法》第十一条。 → 最低生活保障申请受理与审核?'])
    expect(linked('要严格执行《社会救助暂行办法》。')).toEqual([])
  })

  it('more surely where it names the department, by whatever name', () => {
    const score = (text: string) => findDocumentLinks(sampleText('甲', text), createFindingContext({ lists: [SERVICES], titles: [], formulations: [] }))[0]?.score ?? 0
    expect(score('人社局要办好职工退休手续。')).toBeGreaterThan(score('要办好职工退休手续。'))
  })

  it('and not to an item whose name is in everybody\'s mouth', () => {
    expect(linked('要加强公共服务，改进管理服务。\n公共服务水平不断提高。')).toEqual([])
  })

  it('only mentions what it does not order', () => {
    expect(linked('去年办理临时救助320人次。')).toEqual(['MENTIONS 临时救助 → 临时救助申请受理与审核'])
  })

  it('less surely where a paper is only to be shown', () => {
    const cards = sampleList('证照', 'SERVICE', ['居民身份证申领'])
    expect(linked('登记时要出示居民身份证。\n要方便群众补领居民身份证。', [cards])).toEqual(['MANDATES 居民身份证 → 居民身份证申领', 'MANDATES 居民身份证 → 居民身份证申领?'])
  })

  it('to none of more items than a handful that its words do not tell apart', () => {
    const many = sampleList('多', 'SERVICE', Array.from({ length: 8 }, (_, index) => `残疾人证换领（第${index + 1}类）`))
    expect(linked('要方便群众换领残疾人证。', [many])).toEqual([])
  })
})

describe('a directive leads to the list it is about', () => {
  it('as a whole, by title, alias or kind, with quotation marks or without', () => {
    const duties = sampleList('协同', 'COORDINATION', ['森林防火'], ['县乡协同事项清单'])
    expect(linked('要编制“县乡协同事项”清单。', [duties])).toEqual(['MANDATES “县乡协同事项”清单 → 协同清单'])
    expect(linked('要把154项政务服务事项下放乡村。')).toEqual(['MANDATES 政务服务事项 → 办事清单'])
  })

  it('less surely where two lists are called so', () => {
    const other = sampleList('别处', 'SERVICE', ['殡葬管理'], ['政务服务事项'])
    expect(linked('要下放政务服务事项。', [SERVICES, other])).toEqual(['MANDATES 政务服务事项 → 办事清单?', 'MANDATES 政务服务事项 → 别处清单?'].sort())
  })

  it('though the list is empty, and without lists to nothing', () => {
    expect(linked('要编制行政执法事项目录。', [sampleList('空', 'ENFORCEMENT', [])])).toEqual(['MANDATES 行政执法事项目录 → 空清单'])
    expect(linked('要编制行政执法事项目录。', [])).toEqual([])
  })
})

describe('words that are no name of an item there', () => {
  it('are those of a title that the sentence cites', () => {
    const list = sampleList('农田', 'COORDINATION', ['基本农田保护'])
    expect(linked('要学习《基本农田保护条例》。', [list])).toEqual([])
    expect(linked('要按《基本农田保护条例》做好基本农田保护。', [list])).toEqual(['MANDATES 基本农田保护 → 基本农田保护'])
  })

  it('are those of a matter where the item is a paper about it', () => {
    const list = sampleList('证', 'SERVICE', ['预防接种证办理'])
    expect(linked('要组织群体性预防接种。', [list])).toEqual([])
    expect(linked('要及时办理预防接种证。', [list])).toEqual(['MANDATES 预防接种证 → 预防接种证办理'])
  })
})
