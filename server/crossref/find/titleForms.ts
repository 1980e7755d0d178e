import { foldForMatch } from './foldForMatch.ts'

/** A form of a title and how surely it means that title: 1 the title itself, less the more was left out. */
export interface TitleForm {
  readonly form: string
  readonly strength: number
}

const SUFFIX = /\((?:试行|暂行|修订|修正|修订草案|草案|征求意见稿|示范数据|全文|节选|摘要|\d{4}(?:[-年.]\d{1,2}(?:[-月.]\d{1,2}日?)?)?(?:年)?(?:修订|修正|版|本)?)\)$/
/** 国发〔2022〕5号, before or behind. */
const FILE_NUMBER = /\(?[\p{Script=Han}]{0,10}[〔[(]\d{4}[〕\])]\d{1,4}号\)?/gu
const ISSUER = /^[\p{Script=Han}、,]{2,40}?(?=(?:关于|印发))/u
const PRINTED = /^(?:[\p{Script=Han}]{0,40}?)(?:关于)?(?:印发|转发|发布|公布)(.{4,}?)的(?:通知|函|公告|决定)$/u
const YEAR = /^\d{4}年(?:度)?/
const SHORTEST = 2

/**
 * The forms under which a title may be cited, the closest first, folded as `foldForMatch` folds:
 * `中华人民共和国乡村振兴促进法(2021-04-29)` → itself, 中华人民共和国乡村振兴促进法, 乡村振兴促进法;
 * `河南省实施《中华人民共和国森林法》办法` → itself, 河南省实施森林法办法; `中共中央 国务院关于…的意见` → itself, 关于…的意见;
 * `关于印发《…实施方案》的通知` → itself, …实施方案.
 */
export function titleForms(title: string): TitleForm[] {
  const forms = new Map<string, number>()
  const add = (form: string, strength: number): string => {
    if (form.length >= SHORTEST && !forms.has(form)) forms.set(form, strength)
    return form
  }
  const whole = add(foldForMatch(title).text, 1)
  const unnumbered = add(whole.replaceAll(FILE_NUMBER, ''), 0.99)
  const bare = add(dropSuffixes(unnumbered), 0.98)
  const short = add(bare.replaceAll('中华人民共和国', ''), 0.97)
  const unissued = add(short.replace(ISSUER, ''), 0.94)
  if (unissued.length > 10) add(unissued.replace(/^关于/, ''), 0.92)
  const printed = PRINTED.exec(short)?.[1]
  if (printed) add(dropSuffixes(printed), 0.9)
  if (YEAR.test(short)) add(short.replace(YEAR, ''), 0.75)
  return [...forms].map(([form, strength]) => ({ form, strength }))
}

function dropSuffixes(title: string): string {
  for (let before = title; ;) {
    const after = before.replace(SUFFIX, '')
    if (after === before) return after
    before = after
  }
}
