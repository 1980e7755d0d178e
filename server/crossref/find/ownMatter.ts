import { foldForMatch } from './foldForMatch.ts'
import type { IndexedItem } from './ItemIndex.ts'
import { lawSubject, shortTitle } from './lawSubject.ts'
import { termsOf } from './matterOf.ts'

/** Words of somebody who applies, and of an office that handles it. */
const HANDLED = /申请|申报|申领|领取|受理|办理|办结|审核|审查|审批|批准|核准|许可|登记|备案|发放|发给|核发|签发|给予|支付|注册|报名/

/**
 * Whether a sentence of a statute is about an item. A statute names many matters on its way, so the item must be of the statute's own: it rests
 * on it, or on another of its subject, or the title names its matter; 安全生产 in 《农村公路条例》 is not. And where the name of the item adds
 * a step to its matter (法律援助申请受理), the sentence must speak of one: 普及法律援助知识 does not.
 */
export function isOwnMatter({ core, name, laws, subjects, terms }: IndexedItem, title: string, sentence: string): boolean {
  const statute = shortTitle(title)
  const isOf = laws.has(statute) || subjects.has(lawSubject(statute)) || [...termsOf(foldForMatch(statute).text)].some((term) => terms.has(term))
  return isOf && (!HANDLED.test(name.replace(core, '')) || HANDLED.test(sentence))
}
