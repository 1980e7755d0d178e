import { expect, it } from 'vitest'
import { sampleList, sampleText } from '../fixtures/sampleSources.ts'
import { createFindingContext } from './FindingContext.ts'
import { findDocumentLinks } from './findDocumentLinks.ts'

const LISTS = [
  sampleList('办事', 'SERVICE', ['法律援助申请受理与转办', { name: '人民调解申请受理', legalBases: [{ law: '中华人民共和国人民调解法', article: '第十七条', text: null }] }]),
  sampleList('协同', 'COORDINATION', ['安全生产监督检查', '湿地保护巡查']),
]
const NAMES = new Map(LISTS.flatMap(({ items }) => items.map(({ id, name }) => [id, name])))

/** Items that a statute of this title leads to. */
function ledTo(title: string, text: string): (string | undefined)[] {
  const source = sampleText('法', text)
  const statute = { ...source, document: { ...source.document, title, kind: 'REGULATION' as const } }
  return findDocumentLinks(statute, createFindingContext({ lists: LISTS, titles: [], formulations: [] })).map(({ to }) => NAMES.get(to.id))
}

it('a statute leads to the items of its own matter, and to others that it names on its way to none', () => {
  expect(ledTo('洛阳市湿地保护条例', '要做好湿地保护和安全生产。')).toEqual(['湿地保护巡查'])
  expect(ledTo('安全生产法', '要加强安全生产管理。')).toEqual(['安全生产监督检查'])
})

it('its own are the items that rest on it, or on a law of the same subject', () => {
  expect(ledTo('河南省实施人民调解法办法', '要及时受理人民调解申请。')).toEqual(['人民调解申请受理'])
})

it('an item of applying is meant where the sentence speaks of a step of it', () => {
  expect(ledTo('法律援助法', '要普及法律援助知识。\n要当场审查法律援助的申请。')).toEqual(['法律援助申请受理与转办'])
})

it('what punishes is about enforcement, and enforcement about what is against the law', () => {
  const lists = [sampleList('执法', 'ENFORCEMENT', ['对业主委员会违法决定责令改正']), sampleList('监管', 'COORDINATION', ['物业管理监督检查'])]
  const names = new Map(lists.flatMap(({ items }) => items.map(({ id, name }) => [id, name])))
  const source = sampleText('法', '业主委员会决定对业主具有约束力。\n业主委员会违法决定由街道办事处责令改正。\n未履行物业管理监督检查职责的处以罚款。')
  const statute = { ...source, document: { ...source.document, title: '物业管理业主委员会条例', kind: 'REGULATION' as const } }
  const links = findDocumentLinks(statute, createFindingContext({ lists, titles: [], formulations: [] }))
  expect(links.map(({ from, to }) => `${from.id} ${names.get(to.id) ?? ''}`)).toEqual(['法/psg1 对业主委员会违法决定责令改正'])
})
