import type { SubjectEntries } from '../search/SearchEngine.ts'
import { pseudoRandom } from './pseudoRandom.ts'

const PASSAGES_PER_DOCUMENT = 40

/** Passages made by putting sentences together anew, as entries for an engine: the same ones each time, however many are wanted. */
export async function* recombine(sentences: readonly string[], passages: number): AsyncGenerator<readonly SubjectEntries[]> {
  const next = pseudoRandom(20_220_211)
  const pick = (): string => sentences[Math.floor(next() * sentences.length)] ?? ''
  for (let document = 0, made = 0; made < passages; document++) {
    const id = `doc_${document}`
    const title = `第${document + 1}次基层治理工作会议上的讲话`
    const entries = Array.from({ length: Math.min(PASSAGES_PER_DOCUMENT, passages - made) }, (_, at): SubjectEntries['entries'][number] => ({
      id: `psg_${document}_${at}`, kind: 'PASSAGE', parent: { id, slug: `jianghua-${document}`, title }, title, context: title, text: `${pick()}${pick()}`,
      url: `/documents/jianghua-${document}#psg_${document}_${at}`, date: `20${10 + document % 16}-01-01`, levels: ['COUNTY'], departments: [],
      documentKind: 'SPEECH', itemType: null, suggestions: at === 0 ? [{ text: title, kind: null }] : [],
    }))
    made += entries.length
    yield await Promise.resolve([{ subject: id, entries }])
  }
}

/** What ends with a full stop, or on a line of its own. */
export function sentencesOf(texts: readonly string[]): string[] {
  return texts.flatMap((text) => text.split(/(?<=[。；])|\n/u)).map((sentence) => sentence.trim()).filter((sentence) => sentence.length > 12 && sentence.length < 300)
}
