import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Article } from './readArticles.ts'

/** Where an article stands: in the file of its law, in UTF-16 code units. */
export interface ArticlePlace {
  readonly id: string
  readonly start: number
  readonly end: number
}

/** A law as it is handed to ingest: one file with its articles below its title, as laws are published. */
export interface LawFile {
  readonly name: string
  readonly path: string
  readonly bytes: number
  readonly articles: readonly ArticlePlace[]
}

/** Writes one text file for each law into the folder. Articles are paragraphs of their own: 第三十二条　经营者…. */
export async function writeLaws(articles: readonly Article[], folder: string): Promise<LawFile[]> {
  await mkdir(folder, { recursive: true })
  const laws = Map.groupBy(articles, ({ law }) => law)
  return Promise.all([...laws].map(async ([law, parts], at) => {
    const { text, places } = layOut(law, parts)
    const name = `${String(at).padStart(5, '0')}.txt`
    const path = join(folder, name)
    await writeFile(path, text)
    return { name, path, bytes: Buffer.byteLength(text), articles: places }
  }))
}

function layOut(law: string, articles: readonly Article[]): { text: string; places: ArticlePlace[] } {
  let text = `${law}\n`
  const places = articles.map(({ id, name, content }): ArticlePlace => {
    text += '\n'
    const start = text.length
    text += `${name.startsWith(law) ? name.slice(law.length) : name}　${content.replaceAll('\r', '').trim()}\n`
    return { id, start, end: text.length }
  })
  return { text, places }
}
