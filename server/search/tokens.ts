import { segment, segmentForIndex } from '../text/segment.ts'
import { dropInnerMarks } from './dropInnerMarks.ts'

const READABLE = /[\p{L}\p{N}]+/gu
const RUN = /\p{Script=Han}+|[^\P{L}\p{Script=Han}]+|\p{N}+/gu
const ONE_HAN = /^\p{Script=Han}$/u

/** Words to file a folded text under, with the words inside long words: 政务服务中心 → 政务 服务 中心 服务中心. */
export function wordsForIndex(folded: string): string {
  return segmentForIndex(folded).flatMap((word) => word.match(READABLE) ?? []).join(' ')
}

/**
 * Neighbouring characters, so that anything written in the text is found, whatever words it was cut into: 抓治理 → 抓治 治理 理.
 * The last character of a run stands alone too, so that every single character begins some token. Letters and numbers stay whole.
 * Marks inside a clause part nothing: “四不两直”工作法 → 四不 不两 两直 直工 工作 作法 法.
 */
export function bigramsForIndex(folded: string): string {
  return runsOf(folded).flatMap((run) => pairs(run, true)).join(' ')
}

/** The words of a folded query, each once, in order: 网格员的职责 → 网格员 的 职责. */
export function wordsOfQuery(folded: string): string[] {
  return [...new Set(segment(folded).flatMap((word) => word.text.match(READABLE) ?? []))]
}

/** Words inside the long words of a query: 政务服务中心 → 政务, 服务, 中心, 服务中心. */
export function innerWordsOfQuery(folded: string): string[] {
  return [...new Set(segmentForIndex(folded).flatMap((word) => word.match(READABLE) ?? []))]
}

/** The tokens of `bigramsForIndex` that stand wherever the folded text given stands, in order: 抓治理 → 抓治 治理. */
export function bigramsOfQuery(folded: string): string[] {
  const runs = runsOf(folded)
  return runs.flatMap((run, at) => pairs(run, at < runs.length - 1))
}

export function isOneHanCharacter(token: string): boolean {
  return ONE_HAN.test(token)
}

function runsOf(folded: string): string[] {
  return dropInnerMarks(folded).text.match(RUN) ?? []
}

function pairs(run: string, ends: boolean): string[] {
  const characters = [...run]
  const last = characters.at(-1)
  if (last === undefined || !ONE_HAN.test(last)) return [run]
  const tokens = characters.slice(1).map((character, at) => `${characters[at]}${character}`)
  if (ends || tokens.length === 0) tokens.push(last)
  return tokens
}
