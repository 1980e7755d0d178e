import { segmentForIndex } from '../../text/segment.ts'
import { foldForMatch } from './foldForMatch.ts'
import { GENERIC_WORDS, SET_TERMS } from './genericWords.ts'
import { SHORT_FORMS } from './shortForms.ts'

const STEPS = '申请|受理|审核|审批|批准|核准|核发|核定|办理|申报|申领|换领|补领|换发|补发|补办|新办|代办|转办|报名|推荐|查询|打印|出具|预约|同意|巡查报告|巡查|管护|扶持|动员|监督管理|监督检查|监督|监管|工作'
const LAST_STEP = new RegExp(`(?:${STEPS})$`)
const JOINT = /[与和及或、,]$/
/** 对…的处罚, 对…责令限期改正, 责令…: how items of enforcement frame their matter. */
const FRAME_START = /^(?:责令|对)/
const FRAME_END = /(?:的?(?:行政)?(?:处罚|强制|检查|制止|拆除|批评教育|调查处理|调查核实)|责令(?:停止[^,、]*|限期|退还|撤销)?(?:改正|公布)?(?:或者撤销|并退还资金)?)$/
const BRACKETS = /\([^()]*\)/g
const SHORTEST = 2

/**
 * The core of an item's name without the steps of procedure: `最低生活保障申请受理与审核` → 最低生活保障, `对露天焚烧秸秆、落叶的处罚` →
 * 露天焚烧秸秆、落叶, `农村居民林木采伐许可（自留山、个人承包集体林地）` → 农村居民林木采伐许可. Folded as `foldForMatch` folds.
 */
export function coreOf(name: string): string {
  const whole = foldForMatch(name).text.replaceAll(BRACKETS, '')
  let core = FRAME_START.test(whole) ? whole.replace(FRAME_START, '').replace(FRAME_END, '') : whole
  for (let before = ''; before !== core;) {
    before = core
    const shorter = core.replace(LAST_STEP, '').replace(JOINT, '')
    if (shorter.length >= SHORTEST + 1) core = shorter
  }
  return core
}

/** A core and the same with short forms for what it holds: 最低生活保障 → 最低生活保障, 低保. */
export function variantsOf(core: string): string[] {
  const variants = new Set([core])
  for (const [full, ...short] of SHORT_FORMS) {
    if (!core.includes(full)) continue
    for (const form of short) variants.add(core.replace(full, foldForMatch(form).text))
  }
  return [...variants]
}

/** The words of a folded text that tell one matter from another, each once. */
export function termsOf(folded: string): Set<string> {
  const words = new Set(segmentForIndex(folded))
  // 宣传教育 holds 宣传 and 教育, but nobody means its 传教.
  for (const word of words) if (word.length === 4 && words.has(word.slice(0, 2)) && words.has(word.slice(2))) words.delete(word.slice(1, 3))
  for (const term of SET_TERMS) if (folded.includes(term)) words.add(term)
  return new Set([...words].filter(tells))
}

function tells(word: string): boolean {
  return word.length >= SHORTEST && /^\p{Script=Han}+$/u.test(word) && !isGeneric(word)
}

/** 服务, and 宣传教育 of 宣传 and 教育; not 安全生产. */
function isGeneric(word: string): boolean {
  return GENERIC_WORDS.has(word) || (word.length === 4 && !SET_TERMS.has(word) && GENERIC_WORDS.has(word.slice(0, 2)) && GENERIC_WORDS.has(word.slice(2)))
}
