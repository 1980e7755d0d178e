import { COVER, coverMasks } from './coverMasks.ts'
import type { Span } from './findHits.ts'
import { isUncertain } from './mergeRepairs.ts'
import type { ShownRepair } from './mergeRepairs.ts'

export interface PassageToCite {
  /** With its masks covered, as are the headings. */
  readonly title: string
  readonly date: string | null
  /** From the outermost heading to the innermost: 一、系统构建治理体系 › （二）推动事权跟进 */
  readonly headings: readonly string[]
  readonly cleanText: string
  readonly start: number
  readonly end: number
  /** Whole address of the passage. */
  readonly link: string
  readonly gaps: readonly { readonly offset: number, readonly reason: string }[]
  readonly masks: readonly Span[]
  readonly repairs: readonly ShownRepair[]
}

/**
 * A passage as it goes into someone's report: the words, where they are from, and what is not certain about them.
 *
 * 我们将在▒▒县和▒▒新区启动党建统领基层治理试点工作。
 * ——《市委书记……讲话》，2022年2月11日，“一、系统构建治理体系 › （二）推动事权跟进”
 * https://…/documents/…#…
 * 注：原文有遮盖，遮去的字以▒标出。
 */
export function citePassage(passage: PassageToCite): string {
  const gaps = passage.gaps.filter(({ offset }) => offset >= passage.start && offset <= passage.end)
  let words = ''
  let position = passage.start
  for (const { offset, reason } of gaps) {
    words += `${coverMasks(passage.cleanText, passage.masks, position, offset)}［${reason}］`
    position = offset
  }
  words += coverMasks(passage.cleanText, passage.masks, position, passage.end)

  // Quotation marks inside quotation marks: “一是做优县区‘顶线’”
  const heading = passage.headings.join(' › ').replaceAll('“', '‘').replaceAll('”', '’')
  const from = [`《${passage.title}》`, passage.date && formatDay(passage.date), heading && `“${heading}”`].filter(Boolean).join('，')
  const warnings = [
    ...gaps.length > 0 ? ['原文此段有省略，引用时请核对原件'] : [],
    ...`${words}${passage.title}${heading}`.includes(COVER) ? [`原文有遮盖，遮去的字以${COVER}标出`] : [],
    ...passage.repairs.filter((repair) => isUncertain(repair) && repair.start < passage.end && repair.end > passage.start)
      .map(({ before, after }) => `“${after}”一处${before === after ? '原文损坏，未能还原' : '为推断'}，请核对原件`),
  ]
  return [words.trim(), `——${from}`, passage.link, ...warnings.length > 0 ? [`注：${warnings.join('；')}。`] : []].join('\n')
}

/** 2022-02-11 → 2022年2月11日 */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year ?? ''}年${month ?? ''}月${date ?? ''}日`
}
