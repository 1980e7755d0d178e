import type { Edit } from './layerEdits.ts'

/** Radicals without a compatibility form in NFKC, with the characters they look like (Unicode, EquivalentUnifiedIdeograph). */
const LOOK_ALIKES = new Map(Array.from(
  '⺠民⺣火⺮竹⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙'.matchAll(/(.)(.)/gu),
  ([, radical = '', character = '']) => [radical, character] as const,
))

/** Kangxi and other radicals and compatibility ideographs that text out of a PDF has in place of characters: ⼈⺠ → 人民. */
export function replaceRadicals(text: string): Edit[] {
  const edits: Edit[] = []
  for (const { 0: radical, index: start } of text.matchAll(/[\u2e80-\u2fdf\uf900-\ufaff]/g)) {
    const after = LOOK_ALIKES.get(radical) ?? radical.normalize('NFKC')
    if (after !== radical) edits.push({ kind: 'OTHER', start, end: start + 1, after, confidence: 0.99 })
  }
  return edits
}
