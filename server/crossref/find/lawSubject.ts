import { titleForms } from './titleForms.ts'

const PLACE = /^(?:[\p{Script=Han}]{2,8}?(?:省|自治区|自治州|自治县|市|县|区))(?=[\p{Script=Han}]{4,})/u
const CARRIES_OUT = /^实施(.+?)(?:的)?办法$/
const FORM = /(?:实施条例|实施细则|实施办法|暂行条例|暂行办法|暂行规定|管理条例|管理办法|条例|办法|规定|细则|决定|法)$/

/** A law's title without 中华人民共和国, date and issuer, in the form in which two lists agree when they name one law. */
export function shortTitle(law: string): string {
  return titleForms(law).filter(({ strength }) => strength >= 0.97).at(-1)?.form ?? law
}

/**
 * What a law is about, whoever made it: 河南省殡葬管理办法 and 殡葬管理条例 → 殡葬; 河南省实施森林法办法 and 森林法实施条例 → 森林;
 * 食品安全法实施条例 → 食品安全. Takes a short title.
 */
export function lawSubject(title: string): string {
  const national = title.replace(PLACE, '')
  const carried = CARRIES_OUT.exec(national)?.[1] ?? national
  let subject = carried
  for (let before = ''; before !== subject;) {
    before = subject
    const shorter = subject.replace(FORM, '')
    if (shorter.length >= 2) subject = shorter
  }
  return subject
}
