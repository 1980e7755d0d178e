import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { KnownError } from '../errors.ts'

/** One article of a law: 民法典第三十二条. */
export interface Article {
  readonly id: string
  /** With the law's own name before it. */
  readonly name: string
  readonly content: string
  readonly law: string
}

/** A question, and the articles that answer it. */
export interface Question {
  readonly id: string
  readonly query: string
  readonly relevant: readonly string[]
}

/** Reads `articles.jsonl.gz`, or `articles.jsonl`: one object a line. @throws KnownError INVALID for a folder or a line that is none */
export async function readArticles(folder: string): Promise<Article[]> {
  const articles: Article[] = []
  const packed = createReadStream(join(folder, 'articles.jsonl.gz'))
  const lines = createInterface({ input: packed.pipe(createGunzip()), crlfDelay: Infinity })
  const failed = new Promise<never>((_, reject) => { packed.on('error', () => { reject(noFolder(folder, 'articles.jsonl.gz')) }) })
  const read = async (): Promise<Article[]> => {
    for await (const line of lines) if (line.trim() !== '') articles.push(asArticle(JSON.parse(line) as Record<string, unknown>, articles.length + 1))
    return articles
  }
  return Promise.race([read(), failed])
}

/** Reads `queries.jsonl`: one object a line. @throws KnownError INVALID for a folder without it */
export async function readQuestions(folder: string): Promise<Question[]> {
  const text = await readFile(join(folder, 'queries.jsonl'), 'utf8').catch(() => { throw noFolder(folder, 'queries.jsonl') })
  return text.split('\n').filter((line) => line.trim() !== '').map((line) => {
    const { id, query, relevant } = JSON.parse(line) as { id: string | number; query: string; relevant: (string | number)[] }
    return { id: String(id), query, relevant: relevant.map(String) }
  })
}

function asArticle({ id, name, content, law }: Record<string, unknown>, line: number): Article {
  if (typeof name !== 'string' || typeof content !== 'string' || typeof law !== 'string' || (typeof id !== 'string' && typeof id !== 'number')) {
    throw new KnownError('INVALID', `articles.jsonl.gz 第 ${line} 行不完整：每行要有 id、name、content、law`)
  }
  return { id: String(id), name, content, law }
}

function noFolder(folder: string, file: string): KnownError {
  return new KnownError('INVALID', `文件夹“${folder}”里没有能读的 ${file}。要有 articles.jsonl.gz（每行 id、name、content、law）和 queries.jsonl（每行 id、query、relevant）`)
}
