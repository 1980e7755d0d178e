import { readFile, readdir, writeFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pseudoRandom } from './pseudoRandom.ts'
import { readArticles, readQuestions } from './readArticles.ts'
import { sentencesOf } from './recombine.ts'
import { writeLaws } from './writeLaws.ts'

/** Files to be ingested and queries to be asked, and where they come from. */
export interface Corpus {
  readonly folder: string
  readonly files: number
  readonly bytes: number
  readonly queries: readonly string[]
  /** What larger collections are put together from. */
  readonly sentences: readonly string[]
  readonly origin: string
}

/** About as many articles as the laws of the country have. */
const PASSAGES = 55_000
const PASSAGES_PER_FILE = 40

/**
 * Writes the files of a corpus to a folder. From a folder of `articles.jsonl.gz` (name, content, law) and `queries.jsonl` (query) one file
 * is made of each law; without one, sentences of the seed documents are recombined, by a generator that gives the same text each time.
 */
export async function makeCorpus(source: string | null, seedDocs: string, target: string): Promise<Corpus> {
  await mkdir(target, { recursive: true })
  return source ? fromArticles(source, target) : fromSeeds(seedDocs, target)
}

async function fromArticles(source: string, target: string): Promise<Corpus> {
  const articles = await readArticles(source)
  const laws = await writeLaws(articles, target)
  return {
    folder: target, files: laws.length, bytes: laws.reduce((sum, law) => sum + law.bytes, 0), queries: (await readQuestions(source)).map(({ query }) => query),
    sentences: sentencesOf(articles.map(({ content }) => content)), origin: `${laws.length} 部法律`,
  }
}

async function fromSeeds(seedDocs: string, target: string): Promise<Corpus> {
  const sentences: string[] = []
  for (const name of (await readdir(seedDocs)).filter((file) => file.endsWith('.txt')).sort()) {
    sentences.push(...(await readFile(join(seedDocs, name), 'utf8')).split(/(?<=。)|\n/).map((sentence) => sentence.trim()).filter((sentence) => sentence.length > 12))
  }
  const next = pseudoRandom(20_220_211)
  const pick = () => sentences[Math.floor(next() * sentences.length)]!
  const texts = Array.from({ length: Math.ceil(PASSAGES / PASSAGES_PER_FILE) }, (_, file) => {
    const paragraphs = Array.from({ length: PASSAGES_PER_FILE }, (_, n) => `第${n + 1}段，${pick()}${pick()}`)
    return `第${file + 1}次基层治理工作会议上的讲话\n\n${paragraphs.join('\n')}\n`
  })
  const queries = Array.from({ length: 200 }, () => {
    const sentence = pick()
    const start = Math.floor(next() * Math.max(1, sentence.length - 8))
    return sentence.slice(start, start + 2 + Math.floor(next() * 6))
  })
  return { ...await writeTexts(texts, target), queries, sentences, origin: '由种子文稿的句子重新组合' }
}

async function writeTexts(texts: readonly string[], folder: string): Promise<Pick<Corpus, 'folder' | 'files' | 'bytes'>> {
  let bytes = 0
  for (const [index, text] of texts.entries()) {
    bytes += Buffer.byteLength(text)
    await writeFile(join(folder, `${String(index).padStart(5, '0')}.txt`), text)
  }
  return { folder, files: texts.length, bytes }
}
