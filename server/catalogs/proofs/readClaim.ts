import type { Level } from '../../ingest/AnnotatedText.ts'
import { toNfkc } from '../../text/toNfkc.ts'

/** A figure in its passage. */
export interface FigureInText {
  /** In the passage's text. */
  readonly start: number
  readonly value: number
  readonly unit: string | null
  readonly noun: string | null
  readonly approximate: boolean
}

export interface CountClaim {
  readonly claimed: number
  /** The level that is counted; null: the whole list. */
  readonly scope: Level | null
}

const COUNTING = ['项', '个', '条', '件']
/** Counts of a part, or of what is new: 首批20项 says nothing of the whole list. */
const PART = /首批|第[一二三四五六七八九十]批|新增|增加|新下放|再下放|取消|减少|调整|试点|累计|平均|每[个村镇县人]|已[办受承梳编]/
/** What tells of a level: 其中下放到村级33项, 延伸到村（社区）33项. */
const SCOPES: readonly (readonly [RegExp, Level])[] = [
  [/(?:其中|下放[到至]|延伸[到至]|下沉[到至]|进驻)[^，。；]{0,6}(?:村|社区)[^，。；]{0,8}$/, 'VILLAGE'],
  [/(?:其中|下放[到至]|延伸[到至]|下沉[到至]|进驻)[^，。；]{0,6}(?:乡镇|街道|镇|乡)[^，。；]{0,8}$/, 'TOWNSHIP'],
  [/(?:其中|保留在|由)[^，。；]{0,6}县[^，。；]{0,6}$/, 'COUNTY'],
]

/**
 * What a figure claims about a list, if it does: it counts 项 (个 条 件) exactly, and what it counts is called as the list or one of its
 * aliases, or nothing but 事项 right behind the list's title.
 *
 *     将省里明确的154项政务服务事项（其中下放到村级33项） → {154, null} and {33, VILLAGE}
 *     《河南省乡村政务服务事项通用目录》共有154项 → {154, null}
 */
export function readClaim(passage: string, figure: FigureInText, names: readonly string[]): CountClaim | null {
  const { value, unit, noun, approximate, start } = figure
  if (approximate || !Number.isSafeInteger(value) || value < 1 || unit === null || !COUNTING.includes(unit)) return null
  const clause = /[^，。；！？\n]*$/.exec(passage.slice(0, start))?.[0] ?? ''
  const isCalledSo = noun !== null && names.includes(plainName(noun))
  if (!isCalledSo && !((noun === null || noun === '事项') && followsTitle(clause, names))) return null
  const inner = /[（(]([^（()）]*)$/.exec(clause)?.[1] ?? clause
  if (PART.test(inner)) return null
  const scope = SCOPES.find(([pattern]) => pattern.test(inner))?.[1] ?? null
  return scope === null && inner.includes('其中') ? null : { claimed: value, scope }
}

/** A name without what is put around it: “县乡协同事项”清单 → 县乡协同事项清单, 目录（示范数据） → 目录. */
export function plainName(name: string): string {
  return toNfkc(name.replace(/[（(](?:示范数据|试行|征求意见稿|\d{4}年版?)[）)]/g, '').replace(/[“”"'《》〈〉\s]/g, ''))
}

/** 《…目录》共有, 《…目录》明确, 《…目录》（以下简称《目录》）共计 */
function followsTitle(clause: string, names: readonly string[]): boolean {
  const title = /《([^》]+)》(?:[（(][^（()）]*[）)])?[^《》，]{0,8}$/.exec(clause)?.[1]
  return title !== undefined && names.includes(plainName(title))
}
