import { expect, it } from 'vitest'
import { coreOf, termsOf, variantsOf } from './matterOf.ts'

it.each([
  ['最低生活保障申请受理与审核', '最低生活保障'],
  ['对露天焚烧秸秆、落叶的处罚', '露天焚烧秸秆、落叶'],
  ['农村居民林木采伐许可（自留山、个人承包集体林地）', '农村居民林木采伐许可'],
  ['居民身份证申领、换领、补领代办', '居民身份证'],
  ['对侵害妇女权益的村规民约和决定责令改正', '侵害妇女权益的村规民约和决定'],
  ['殡葬管理', '殡葬管理'],
])('the core of a name is its matter without the steps of procedure: %s', (name, core) => {
  expect(coreOf(name)).toBe(core)
})

it('short forms stand for what everybody means by them', () => {
  expect(variantsOf('最低生活保障')).toContain('低保')
  expect(variantsOf('非物质文化遗产保护')).toContain('非遗保护')
})

it('words of office tell nothing, alone or joined', () => {
  expect([...termsOf('公共服务管理')]).toEqual([])
  expect([...termsOf('宣传教育工作')]).toEqual([])
  expect([...termsOf('农村危房改造申请')]).toContain('危房')
})
