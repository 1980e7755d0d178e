import { createRequire } from 'node:module'
import type * as PinyinPro from 'pinyin-pro'
import { from, to } from 'opencc-js/preset/cn2t'
import { gbkTable } from '../../ingest/repair/gbk.ts'
import type { Unit } from './Unit.ts'

/** Characters that the converter of the seeds leaves, as in 干部, 先后, 這里, 關系, 制度, 方面. */
const LEFT_ALONE = '干后里系制面只表松台志布占沖周云卷范征余谷于并采咨岳克才灶胡佣伙佛丑奸暗斗'

/** Simplified to traditional, character by character, as far as GBK holds the traditional one: 发展 → 發展, 关系 → 關系. */
export function convertScript(units: readonly Unit[]): Unit[] {
  const traditional = table()
  return units.map((unit) => {
    const after = unit.kind === null ? traditional.get(unit.shown) : undefined
    return after === undefined ? unit : { ...unit, shown: after, kind: 'SCRIPT' }
  })
}

/** What stands around a note. */
export type NoteStyle = readonly [string, string]

/**
 * Puts notes behind some of the converted characters: 區 → 區(qū). Observed in the seeds (456 notes): each document has its
 * own set of annotated characters, 42 and 28 of about 200 converted ones, every occurrence of such a character is
 * annotated, always with the same reading, and no unconverted character ever is.
 */
export function addPinyinNotes(units: readonly Unit[], random: () => number, [open, close]: NoteStyle = ['(', ')']): Unit[] {
  const { polyphonic } = createRequire(import.meta.url)('pinyin-pro') as typeof PinyinPro
  const chosen = new Map<string, string | null>()
  return units.flatMap((unit) => {
    if (unit.kind !== 'SCRIPT') return [unit]
    if (!chosen.has(unit.shown)) {
      const reading = polyphonic(unit.shown, { type: 'array' })[0]?.[0]
      chosen.set(unit.shown, random() < 0.2 && reading !== undefined && reading !== unit.shown ? reading : null)
    }
    const reading = chosen.get(unit.shown)
    if (reading === null || reading === undefined) return [unit]
    return [unit, { truth: '', shown: `${open}${reading}${close}`, kind: 'PINYIN_INSERTION', recoverable: true }]
  })
}

let characters: Map<string, string> | null = null

/** OpenCC's characters in the forms the seeds have: 为 → 為, not 爲. */
function table(): Map<string, string> {
  if (characters !== null) return characters
  const variants = new Map(lastDictionary(to, 'tw'))
  characters = new Map()
  for (const [simple, standard] of lastDictionary(from, 'cn')) {
    const traditional = variants.get(standard) ?? standard
    const isGbk = traditional.length === 1 && gbkTable().codes[traditional.charCodeAt(0)] !== 0
    if (isGbk && simple !== traditional && !LEFT_ALONE.includes(simple)) characters.set(simple, traditional)
  }
  return characters
}

function lastDictionary(locales: Readonly<Record<string, unknown>>, name: string): [string, string][] {
  const chain = locales[name]
  const dictionaries: unknown[] = Array.isArray(chain) ? chain.flat() : []
  const list = dictionaries.at(-1)
  if (typeof list !== 'string') throw new Error('opencc-js no longer offers its dictionaries as text')
  return list.split('|').map((entry) => {
    const [written = '', wanted = ''] = entry.split(' ')
    return [written, wanted]
  })
}
