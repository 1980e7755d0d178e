import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadArticles } from '../bench/loadArticles.ts'
import { measureRescue } from '../bench/measureRescue.ts'
import { rankArticles } from '../bench/rankArticles.ts'
import { readArticles, readQuestions, type Question } from '../bench/readArticles.ts'
import { scoreRankings, type Scores } from '../bench/scoreRankings.ts'
import { KnownError } from '../errors.ts'
import { openStore } from '../openStore.ts'
import { removeIndexes } from '../search/meilisearch/removeIndexes.ts'
import { SearchService } from '../search/SearchService.ts'
import { readSettings } from '../settings.ts'

const usage = `用法：npm run evaluate -- [--engine embedded|meilisearch] [--homophones] 文件夹
  文件夹里要有 articles.jsonl.gz（每行 id、name、content、law）和 queries.jsonl（每行 id、query、relevant）。
  --engine      默认 embedded；meilisearch 要先设置 MEILI_URL（和 MEILI_KEY）；文章放进另起的索引 zhengdian-evaluate，用完删去，不动正式的。
  --homophones  另把每个问题里最少见的词错成一个同音字，看能找回多少；又看没有错字的问题有多少被改动。`

const ENGINES = ['embedded', 'meilisearch'] as const
type EngineName = (typeof ENGINES)[number]

/**
 * `npm run evaluate -- DIR`: how well the search finds what answers a question. The articles go into a temporary data folder as
 * documents, one a law, by the way all files take; each question is asked as the API asks it. The last line is JSON.
 */
export async function run(args: string[]): Promise<void> {
  try {
    const { values: { engine = 'embedded', homophones = false, help = false }, positionals: [folder, ...more] } = parseArgs({
      args, allowPositionals: true, options: { engine: { type: 'string' }, homophones: { type: 'boolean' }, help: { type: 'boolean' } },
    })
    if (help || folder === undefined || more.length > 0 || !isEngineName(engine)) throw new KnownError('INVALID', usage)
    await evaluate(resolve(folder), engine, homophones)
  } catch (error) {
    if (!(error instanceof KnownError) && !(error instanceof TypeError && 'code' in error)) throw error
    console.error(error.message)
    process.exitCode = 2
  }
}

async function evaluate(folder: string, engine: EngineName, homophones: boolean): Promise<void> {
  const questions = await readQuestions(folder)
  const articles = await readArticles(folder)
  const scratch = await mkdtemp(join(tmpdir(), 'zhengdian-evaluate-'))
  const settings = settingsFor(engine, join(scratch, 'data'))
  const store = await openStore(settings, { onFault: (error, doing) => { console.error(doing, error) } })
  try {
    if (store.engine.name !== engine) throw new KnownError('INVALID', '要评测 Meilisearch，请先设置 MEILI_URL（和 MEILI_KEY）')
    console.log(`${articles.length} 篇条文，${questions.length} 个问题；引擎 ${engine}`)
    const { articlesOf, lost } = await loadArticles(store, articles, join(scratch, 'corpus'), (line) => { console.error(line) })
    console.log(`条文切成 ${articlesOf.size} 段，一篇的名次是它最靠前一段的名次；没有切出的条文 ${lost} 篇`)
    const service = new SearchService(store.engine)
    if (homophones) await measureRescue(service, store.engine, questions, articlesOf, console.log)
    const { scores, msPerQuery } = await score(service, questions, articlesOf)
    console.log(`MRR@10 ${show(scores.mrr10)}  nDCG@10 ${show(scores.ndcg10)}  Recall@10 ${show(scores.recall10)}  Recall@100 ${show(scores.recall100)}  每问 ${msPerQuery.toFixed(1)} ms`)
    console.log(JSON.stringify({ engine, queries: questions.length, ...scores, msPerQuery }))
  } finally {
    await store.close()
    if (settings.meilisearch) await removeIndexes(settings.meilisearch)
    await rm(scratch, { recursive: true, force: true })
  }
}

function isEngineName(name: string): name is EngineName {
  return ENGINES.some((known) => known === name)
}

/** The settings of the environment, with a data folder of its own, and Meilisearch only where that is what is measured. */
function settingsFor(engine: EngineName, dataDir: string) {
  const env = { ...process.env, DATA_DIR: dataDir, MEILI_INDEX: 'zhengdian-evaluate' }
  return readSettings(engine === 'meilisearch' ? env : { ...env, MEILI_URL: undefined, MEILI_KEY: undefined })
}

async function score(service: SearchService, questions: readonly Question[], articlesOf: ReadonlyMap<string, readonly string[]>): Promise<{ scores: Scores; msPerQuery: number }> {
  // What is read from disk for the first question only is no part of a search.
  if (questions[0]) await rankArticles(service, questions[0].query, articlesOf)
  const rankings = []
  let milliseconds = 0
  for (const { query, relevant } of questions) {
    const ranking = await rankArticles(service, query, articlesOf)
    milliseconds += ranking.milliseconds
    rankings.push({ ranked: ranking.ranked, relevant })
  }
  return { scores: scoreRankings(rankings), msPerQuery: milliseconds / Math.max(1, questions.length) }
}

function show(score: number): string {
  return score.toFixed(4)
}
