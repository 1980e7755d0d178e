import { createHash } from 'node:crypto'
import type { MikroORM } from '@mikro-orm/sqlite'
import { Passage } from '../documents/Passage.ts'
import { SourceDocument } from '../documents/SourceDocument.ts'
import { SourceFile } from '../documents/SourceFile.ts'
import type { SubjectEntries } from '../search/SearchEngine.ts'
import { recombine } from './recombine.ts'

/** Rows of one statement; a statement may have 32,766 variables. */
const BATCH = 20

/**
 * Puts documents of recombined passages into the database as if they had been ingested, without directives and links, which would take
 * hours for so many. Answers how many bytes of text they are.
 */
export async function storeRecombined(orm: MikroORM, sentences: readonly string[], passages: number): Promise<number> {
  const storedAt = new Date()
  let bytes = 0
  let made: ReturnType<typeof describe>[] = []
  const flush = async (): Promise<void> => {
    const em = orm.em.fork()
    const documents = made
    made = []
    await em.transactional(async (inside) => {
      await inside.insertMany(SourceFile, documents.map(({ file }) => ({ ...file, storedAt })))
      await inside.insertMany(SourceDocument, documents.map(({ document }) => ({ ...document, createdAt: storedAt, updatedAt: storedAt })))
      for (const { passages: own } of documents) await inside.insertMany(Passage, own)
    })
  }
  for await (const [subject] of recombine(sentences, passages)) {
    if (subject === undefined) continue
    const described = describe(subject)
    bytes += described.file.byteLength
    made.push(described)
    if (made.length === BATCH) await flush()
  }
  await flush()
  return bytes
}

function describe({ subject: id, entries }: SubjectEntries) {
  const [first] = entries
  const title = first?.title ?? id
  let text = `${title}\n`
  const passages = entries.map((entry, position) => {
    const start = text.length
    text += `${entry.text}\n`
    return { id: entry.id, document: id, position, start, end: start + entry.text.length, text: entry.text }
  })
  const bytes = Buffer.from(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return {
    file: { sha256, name: `${id}.txt`, mediaType: 'text/plain', encoding: 'utf-8', byteLength: bytes.length, bytes },
    document: {
      id, slug: first?.parent?.slug ?? id, title, kind: 'SPEECH' as const, date: first?.date ?? null, level: 'COUNTY' as const, file: sha256,
      rawText: text, cleanText: text, repairs: [], gaps: [], shownCharacters: text.length, revision: 1,
    },
    passages,
  }
}
