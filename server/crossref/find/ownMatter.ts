import { foldForMatch } from './foldForMatch.ts'
import type { IndexedItem } from './ItemIndex.ts'
import { lawSubject, shortTitle } from './lawSubject.ts'
import { termsOf } from './matterOf.ts'

/** Steps that the name of an item adds to its matter, and the words by which a sentence speaks of them. */
const STEPS: readonly { readonly named: RegExp; readonly said: RegExp }[] = [
  {
    named: /申请|申报|申领|领取|受理|办理|审核|审批|批准|核准|许可|登记|备案|报名|签订/,
    said: /申请|申报|申领|领取|受理|办理|办结|审核|审查|审批|批准|核准|许可|登记|备案|发放|发给|核发|签发|签订|支付|注册|报名|给予(?!必要|支持|表彰|奖励|处分|处罚|帮助)/,
  },
  { named: /监督|检查|监管|巡查|管护/, said: /监督|检查|监管|巡查|管护|养护|管理|做好|负责|配合|协助/ },
]
/** Items of enforcement are about what is against the law. */
const AGAINST_LAW = /违反|违法|处罚|罚款|责令|禁止|不得|严禁|擅自|未经|警告|没收|查处|制止|抵触|检查/
const PUNISHED = /处罚|罚款|处分|刑事责任|没收/

/**
 * Whether a sentence of a statute is about an item. A statute names many matters on its way, so the item must be of the statute's own: it rests
 * on it, or on another of its subject, or the title names its matter; 安全生产 in 《农村公路条例》 is not. Where the name of the item adds
 * a step to its matter (法律援助申请受理), the sentence must speak of one: 普及法律援助知识 does not. And what says how somebody is punished
 * is about items of enforcement, and these are about nothing else.
 */
export function isOwnMatter({ item, core, name, laws, subjects, terms }: IndexedItem, title: string, sentence: string): boolean {
  const statute = shortTitle(title)
  const isOf = laws.has(statute) || subjects.has(lawSubject(statute)) || [...termsOf(foldForMatch(statute).text)].some((term) => terms.has(term))
  if (!isOf) return false
  if (item.kind === 'ENFORCEMENT') return AGAINST_LAW.test(sentence)
  const steps = name.replace(core, '')
  return !PUNISHED.test(sentence) && STEPS.every(({ named, said }) => !named.test(steps) || said.test(sentence))
}
