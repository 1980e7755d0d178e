import { expect, it } from 'vitest'
import { sampleList } from '../fixtures/sampleSources.ts'
import { createFindingContext } from './FindingContext.ts'
import { findEditionLinks } from './findEditionLinks.ts'
import type { ListSource } from './values.ts'

const basis = (law: string) => [{ law, article: '第一条', text: null }]
const duties = sampleList('协同', 'COORDINATION', [
  { name: '殡葬管理', legalBases: basis('河南省殡葬管理办法') }, { name: '森林防火', department: { name: '林业局', aliases: [] } }, '公共服务', '秸秆禁烧',
])
const services = sampleList('办事', 'SERVICE', [
  { name: '农村公益性墓地建设审核', legalBases: basis('殡葬管理条例') }, { name: '森林防火期野外用火批准', department: { name: '林业局', aliases: [] } }, '公共服务咨询', '动物防疫条件审核',
])
const powers = sampleList('执法', 'ENFORCEMENT', ['对露天焚烧秸秆的处罚'])

function linked(list: ListSource, lists: readonly ListSource[]): string[] {
  const names = new Map(lists.flatMap(({ items }) => items.map(({ id, name }) => [id, name])))
  return findEditionLinks(list, createFindingContext({ lists, titles: [], formulations: [] })).map(({ type, from, to }) => `${type} ${names.get(from.id)} → ${names.get(to.id)}`).sort()
}

it('a coordination item leads to the service and enforcement items of its matter: by name, by law, by short form', () => {
  expect(linked(duties, [duties, services, powers])).toEqual([
    'IMPLEMENTS 森林防火 → 森林防火期野外用火批准', 'IMPLEMENTS 殡葬管理 → 农村公益性墓地建设审核', 'IMPLEMENTS 秸秆禁烧 → 对露天焚烧秸秆的处罚',
  ])
})

it('the same links are found from the other side, so that a new edition of either list finds them', () => {
  expect([...linked(services, [duties, services, powers]), ...linked(powers, [duties, services, powers])].sort()).toEqual(linked(duties, [duties, services, powers]))
})

it('an empty list, and a list alone, bring nothing', () => {
  expect(linked(sampleList('空', 'COORDINATION', []), [sampleList('空', 'COORDINATION', []), services])).toEqual([])
  expect(linked(services, [services])).toEqual([])
})
