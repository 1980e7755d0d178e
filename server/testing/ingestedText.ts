import { createHash } from 'node:crypto'
import type { DirectiveSpan } from '../ingest/AnnotatedText.ts'
import type { IngestedFile } from '../ingest/IngestedFile.ts'

/**
 * A value as the ingest stages give it, written by hand: the first line is the title, every further line a passage;
 * a line that begins with 要 is a directive; words in “…” are formulations.
 */
export function ingestedText(name: string, text: string): IngestedFile {
  const lines = [...text.matchAll(/[^\n]+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length, section: null }))
  const passages = lines.slice(1)
  const directives = passages
    .filter(({ start }) => text[start] === '要')
    .map(({ start, end }): DirectiveSpan => ({ start, end, modality: 'REQUIRE', marker: '要', addressee: null, deadline: null }))
  const formulations = [...text.matchAll(/“([^”]+)”/g)].map((match) => ({ start: match.index, end: match.index + match[0].length, name: match[1]! }))
  const bytes = new TextEncoder().encode(text)
  return {
    raw: { name, bytes, sha256: createHash('sha256').update(bytes).digest('hex'), mediaType: 'text/plain', encoding: 'utf-8', text },
    clean: { text, repairs: [], gaps: [], statedCharacters: null, shownCharacters: text.length, announcedTitle: null },
    annotated: {
      head: { title: text.slice(0, lines[0]?.end ?? 0), kind: 'SPEECH', date: '2022-02-11', level: 'MUNICIPAL', speaker: null, occasion: null },
      outline: [], passages, directives, quotations: [], citations: [], figures: [], formulations,
    },
  }
}
