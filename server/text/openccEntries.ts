import { from, to } from 'opencc-js/preset/t2cn'

/** An entry of a conversion dictionary: the words as written, the words to write. */
export type Entry = readonly [written: string, wanted: string]

/** Traditional to simplified, phrases first: [乾隆, 乾隆], [一目瞭然, 一目了然] …; then single characters: [現, 现] …. */
export function traditionalToSimplified(): { phrases: Entry[]; characters: Entry[] } {
  const [phrases, characters] = dictionaries(to, 'cn')
  return { phrases: entries(phrases), characters: entries(characters) }
}

/** Taiwan's writing to OpenCC's standard traditional one, phrases first: [著作, 著作] …; then characters: [著, 着] …. */
export function taiwanToStandard(): { phrases: Entry[]; characters: Entry[] } {
  const [phrases, characters] = dictionaries(from, 'tw')
  return { phrases: entries(phrases), characters: entries(characters) }
}

/** The package's own types leave the lists open, so their shape is checked here. */
function dictionaries(locales: Readonly<Record<string, unknown>>, name: string): unknown[] {
  const chain = locales[name]
  return Array.isArray(chain) ? chain.flat() : []
}

function entries(dictionary: unknown): Entry[] {
  if (typeof dictionary !== 'string') throw new Error('opencc-js no longer offers its dictionaries as text')
  return dictionary.split('|').map((line) => {
    const [written = '', wanted = ''] = line.split(' ')
    return [written, wanted]
  })
}
