import { isTelling } from '../search/tellingWords.ts'
import { toPinyin } from '../text/pinyin.ts'
import { segment } from '../text/segment.ts'

/** One way of asking, with what is asked. */
export interface AskedKind {
  readonly name: string
  readonly queries: readonly string[]
}

/** Words that a great part of all passages holds, so that everything must be gone through. */
const COMMON = ['应当', '规定', '责任', '管理', '工作', '人民', '部门', '组织', '服务', '制度', '机关', '基层', '治理', '社会', '国家', '建设', '要求', '进行', '单位', '情况']

/** What has been typed of a word when a suggestion is wanted: one or two characters, the initials of two, or as many letters as name one. */
const BEGINNINGS: readonly ((word: string) => string)[] = [
  (word) => word.slice(0, 2), (word) => word.slice(0, 1), (word) => toPinyin(word).initials.slice(0, 2), (word) => toPinyin(word).full.slice(0, 3),
]

/** What people type, made of questions or pieces of texts and asked of a collection of `sentences`: the same for every engine. */
export function askedKinds(texts: readonly string[], sentences: readonly string[]): AskedKind[] {
  const runs = texts.flatMap((text) => text.match(/\p{Script=Han}{2,}/gu) ?? [])
  const words = runs.map((run) => segment(run).map(({ text }) => text).filter((word) => word.length > 1 && word.length < 5 && isTelling(word)))
  const short = words.flatMap(([first]) => first ?? [])
  const nowhere = new Set([...new Set(short)].filter((word) => !sentences.some((sentence) => sentence.includes(word))))
  const kinds: AskedKind[] = [
    { name: 'a short word', queries: short.filter((word) => !nowhere.has(word)) },
    // Looked at for a slip, found in part, or asked again as something else.
    { name: 'a word found nowhere', queries: [...nowhere] },
    { name: 'two words', queries: words.flatMap(([first, second]) => (first !== undefined && second !== undefined ? `${first} ${second}` : [])) },
    { name: 'a common word', queries: COMMON },
    { name: 'a phrase', queries: runs.map((run) => `"${run.slice(0, 5)}"`) },
    { name: 'a whole question', queries: texts },
    { name: 'as one types', queries: runs.slice(0, 40).flatMap((run) => [...run].slice(0, 6).map((_, at) => run.slice(0, at + 1))) },
  ]
  return kinds.filter(({ queries }) => queries.length > 0)
}

/** Beginnings of the words that are asked for, in each way to type them in turn. */
export function beginningsOf(kinds: readonly AskedKind[]): string[] {
  const words = kinds.flatMap(({ queries }) => queries).flatMap((query) => query.split(' ')).filter((word) => /^\p{Script=Han}{2,4}$/u.test(word))
  return words.map((word, at) => BEGINNINGS[at % BEGINNINGS.length]?.(word) ?? word)
}
