import { createHash } from 'node:crypto'

/** Shorter sentences (同志们！ 谢谢大家。) occur everywhere and say nothing about the text they stand in. */
const SHORTEST = 10
/** A sample is enough to recognise a text; a long one has thousands of sentences. */
const MOST = 400

/**
 * Marks of a text's sentences, by which another copy of the same text is recognised: hashes below 2^48 of the letters alone,
 * so that punctuation, blanks and line breaks do not matter. Of a long text the smallest 400 (bottom-k sample: two copies sample alike).
 */
export function markSentences(text: string): number[] {
  const marks = new Set<number>()
  for (const sentence of text.split(/[。！？!?；;\n]/)) {
    const letters = sentence.replace(/[^\p{L}\p{N}]/gu, '')
    if (letters.length < SHORTEST) continue
    marks.add(createHash('sha1').update(letters).digest().readUIntBE(0, 6))
  }
  return [...marks].sort((a, b) => a - b).slice(0, MOST)
}
