import { foldForSearch } from '../search/foldForSearch.ts'
import type { SearchService } from '../search/SearchService.ts'
import type { SoundIndex } from '../search/rescueHomophones.ts'
import { misspell } from './misspell.ts'
import { rankArticles } from './rankArticles.ts'
import type { Question } from './readArticles.ts'
import { scoreRankings } from './scoreRankings.ts'

/**
 * Asks each question three times: as it is, with one character of its rarest word mistyped (see `misspell`) and nothing corrected,
 * and mistyped with all that the search does about it. Says how much of the lost MRR@10 came back, and how many sound questions were
 * changed by the search all the same.
 */
export async function measureRescue(
  service: SearchService, index: Pick<SoundIndex, 'soundAlikes'>, questions: readonly Question[], articlesOf: ReadonlyMap<string, readonly string[]>, say: (line: string) => void,
): Promise<void> {
  const rankings = { sound: [], mistyped: [], rescued: [] } as Record<'sound' | 'mistyped' | 'rescued', { ranked: readonly string[]; relevant: readonly string[] }[]>
  let touched = 0
  let found = 0
  for (const { query, relevant } of questions) {
    const mistyped = await misspell(query, index)
    if (mistyped === null) continue
    const sound = await rankArticles(service, query, articlesOf)
    const rescued = await rankArticles(service, mistyped, articlesOf)
    rankings.sound.push({ ranked: sound.ranked, relevant })
    rankings.mistyped.push({ ranked: (await rankArticles(service, mistyped, articlesOf, true)).ranked, relevant })
    rankings.rescued.push({ ranked: rescued.ranked, relevant })
    if (sound.correctedQuery !== null) touched += 1
    // What was corrected is told in folded form: ? for ？.
    if (rescued.correctedQuery === foldForSearch(query).text) found += 1
  }
  const [sound, mistyped, rescued] = [rankings.sound, rankings.mistyped, rankings.rescued].map((list) => scoreRankings(list).mrr10)
  const count = rankings.sound.length
  say(`同音错字：${count} 个问题各错一字，MRR@10 由 ${sound!.toFixed(4)} 降到 ${mistyped!.toFixed(4)}，纠正后 ${rescued!.toFixed(4)}，`
    + `找回所失的 ${percent((rescued! - mistyped!) / (sound! - mistyped!))}；${percent(found / count)} 改回了原话；没有错字的问题被改动 ${percent(touched / count)}`)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}
