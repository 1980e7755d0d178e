import type { Level } from '../../ingest/AnnotatedText.ts'
import { LEVELS } from '../CatalogRow.ts'
import { isNothing, tidyName } from '../tidyText.ts'
import { toNfkc } from '../../text/toNfkc.ts'

const WORDS: Readonly<Record<Level, readonly string[]>> = {
  NATIONAL: ['国家', '国', '中央', '部'],
  PROVINCIAL: ['省', '自治区', '直辖市'],
  MUNICIPAL: ['市', '设区的市', '设区市', '地市', '省辖市', '地级市', '州'],
  COUNTY: ['县', '区', '县市区', '县区', '区县', '市县区', '县级市', '旗'],
  TOWNSHIP: ['镇', '乡', '乡镇', '镇街', '街道', '镇办', '乡镇街道', '镇乡', '乡镇办', '街镇', '镇街道', '街道办', '街道办事处', '乡镇人民政府', '乡镇政府', '镇政府', '乡政府'],
  VILLAGE: ['村', '社区', '村社区', '村居', '行政村', '村居社区', '村委会', '居委会', '村民委员会', '居民委员会'],
}

const LEVEL_OF: ReadonlyMap<string, Level> = new Map(LEVELS.flatMap((level) => WORDS[level].map((word) => [word, level] as const)))

/**
 * The levels a cell names, from the top down, or null where a part of it names none: `镇级;村级` → TOWNSHIP, VILLAGE;
 * `县（市、区）级、乡镇（街道）` → COUNTY, TOWNSHIP; `省市县乡村` → five; `镇、村两级`, `镇　级` likewise; blank → none at all.
 */
export function parseLevels(text: string): Level[] | null {
  return isNothing(text) ? [] : readLevels(text) ?? readLevels(tidyName(text))
}

function readLevels(text: string): Level[] | null {
  const plain = toNfkc(text).replace(/\([^()]*\)/g, '')
  const found = new Set<Level>()
  for (const part of plain.split(/[;,、/|\s和及与]+/)) {
    const word = part.replace(/(?:层级|本级|[一两二三四五]级|级)$/, '')
    if (part === '') continue
    const level = LEVEL_OF.get(word)
    const levels = level ? [level] : [...word.replaceAll('级', '')].map((character) => LEVEL_OF.get(character))
    for (const one of levels) {
      if (!one) return null
      found.add(one)
    }
    if (levels.length === 0) return null
  }
  return LEVELS.filter((level) => found.has(level))
}

/** A mark in a column such as 镇认领: true for √ 是 1, false for blank × 否 0, null for anything else. */
export function parseMark(text: string): boolean | null {
  const plain = toNfkc(text).trim().toLowerCase()
  if (isNothing(plain) || /^(?:×|x|✗|✘|否|0|n|no|□|☐|○|不认领|未认领|不承接)$/.test(plain)) return false
  return /^(?:√|✓|✔|☑|■|●|v|是|有|1|y|yes|认领|已认领|承接)$/.test(plain) ? true : null
}
