import { pinyin } from 'pinyin-pro'

const LONGEST = 24

/**
 * A short name for URLs: the day, where known, and the initials of the title; letters and figures of the title stay.
 *
 *     ('市委全会上的讲话', '2022-02-11') → '2022-02-11-swqhsdjh'
 *
 * `taken` says whether a slug is in use; then -2, -3 … is added.
 */
export function createSlug(title: string, date: string | null, taken: (slug: string) => boolean): string {
  const initials = pinyin(title, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
    .slice(0, LONGEST)
  const base = [date, initials].filter(Boolean).join('-') || 'document'
  let slug = base
  for (let n = 2; taken(slug); n += 1) slug = `${base}-${n}`
  return slug
}
