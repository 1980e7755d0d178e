export interface QuotedPart {
  readonly text: string
  readonly marked: boolean
}

/** Where a sentence, a half-sentence or a line ends. */
const END = /[。；;！？\n]/u

/**
 * The sentence of a text that holds the words which speak for a link, with those words marked:
 * …。要为困难群众办理最低生活保障。… with 最低生活保障 → 要为困难群众办理 · [最低生活保障] · 。
 * Words that are not in the text stand alone; where nothing speaks for the link, the text's first sentence does.
 */
export function quoteSentence(text: string, evidence: string | null): QuotedPart[] {
  const words = evidence?.trim() ?? ''
  const at = words === '' ? 0 : text.indexOf(words)
  if (at < 0) return [{ text: words, marked: true }]
  const start = words === '' ? 0 : text.slice(0, at).split('').findLastIndex((character) => END.test(character)) + 1
  const last = at + Math.max(0, words.length - 1)
  const stop = END.exec(text.slice(last))
  const end = stop ? last + stop.index + 1 : text.length
  return [
    { text: text.slice(start, at).trimStart(), marked: false },
    { text: words, marked: true },
    { text: text.slice(at + words.length, Math.max(end, at + words.length)).trimEnd(), marked: false },
  ].filter((part) => part.text !== '')
}
