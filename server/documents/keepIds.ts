import { toNfkc } from '../text/toNfkc.ts'

/**
 * Carries ids over from the old rows to the new values of a document that is read again: equal keys keep their id, in order of
 * appearance where a key occurs more than once. A place without a partner gets null and will be a new row.
 *
 *     old  [{id: 'psg_a', key: '一是…'}, {id: 'psg_b', key: '二是…'}]   new keys ['〇是…', '二是…']  →  [null, 'psg_b']
 */
export function keepIds(old: readonly { readonly id: string; readonly key: string }[], keys: readonly string[]): (string | null)[] {
  const waiting = new Map<string, string[]>()
  for (const { id, key } of old) {
    const ids = waiting.get(key)
    if (ids) ids.push(id)
    else waiting.set(key, [id])
  }
  return keys.map((key) => waiting.get(key)?.shift() ?? null)
}

/** What must be equal for two texts to be the same passage: letters and figures, not punctuation, blanks or masks. */
export function textKey(text: string): string {
  return toNfkc(text).replace(/[^\p{L}\p{N}]/gu, '')
}
