import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

/** A word or a mark between words, with its place in the text it was cut from, in UTF-16 code units. */
export interface Segment {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** A segment with its part of speech as jieba names it: n 名词, v 动词, vn 动名词, d 副词, p 介词, m 数词, x 标点 … */
export interface TaggedSegment extends Segment {
  readonly tag: string
}

let jieba: Jieba | null = null

/** The dictionary takes 0.1 s and 40 MB, so it is loaded when the first text comes. */
function loaded(): Jieba {
  jieba ??= Jieba.withDict(dict)
  return jieba
}

/**
 * Cuts a text into words and the marks between them: 县乡协同事项清单 → 县乡 · 协同 · 事项 · 清单.
 * Nothing is lost: the segments joined are the text given, also where it holds half a surrogate pair, which the
 * segmenter itself would replace.
 */
export function segment(text: string): Segment[] {
  let start = 0
  return loaded().cut(text, true).map((word) => {
    const end = start + word.length
    const here = { text: text.slice(start, end), start, end }
    start = end
    return here
  })
}

/**
 * Cuts into dictionary words only and says what each is: 各县区要坚持 → 各县区/ns 要/v 坚持/v. Without guessing new words, so that
 * a marker such as 要 or 应 is never swallowed by its neighbour. Lossless like `segment`.
 */
export function tagSegments(text: string): TaggedSegment[] {
  let start = 0
  return loaded().tag(text, false).map(({ word, tag }) => {
    const end = start + word.length
    const here = { text: text.slice(start, end), start, end, tag }
    start = end
    return here
  })
}

/** All words to file a text under: each word and the dictionary words inside it. 服务中心 → 服务, 中心, 服务中心. */
export function segmentForIndex(text: string): string[] {
  return loaded().cutForSearch(text, true)
}
