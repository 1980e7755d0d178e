import { addSiteLines } from './addSiteLines.ts'
import { addPinyinNotes, convertScript, type NoteStyle } from './convertScript.ts'
import { loseBytes } from './loseBytes.ts'
import { seededRandom, soundUnits, type Unit } from './Unit.ts'

/** Damages a clean simplified text in every way the seeds show, and sets it among the lines of other sites; the same seed gives the same damage. */
export function damageText(text: string, seed: number, { lostShare = 0.5 } = {}): Unit[] {
  const random = seededRandom(seed)
  const masked = hideWords(leaveOut(soundUnits(text), random), random)
  const lost = loseBytes(addPinyinNotes(convertScript(masked), random, noteStyles[Math.floor(random() * noteStyles.length)]), random, lostShare)
  return addSiteLines(random() < 0.5 ? lost : lost.map(toAsciiPunctuation), random)
}

/** How converters write a note: 區(qū) 區（qū） 區( qū ) 區〔qū〕. */
const noteStyles: readonly NoteStyle[] = [['(', ')'], ['(', ')'], ['（', '）'], ['( ', ' )'], ['〔', '〕']]

/** One paragraph in the middle gives way to a notice with its length. */
function leaveOut(units: readonly Unit[], random: () => number): Unit[] {
  const breaks = units.flatMap(({ shown }, index) => shown === '\n' && units[index + 1]?.shown !== '\n' ? [index] : [])
  const chosen = 1 + Math.floor(random() * (breaks.length - 3))
  const start = breaks[chosen]
  const end = breaks[chosen + 1]
  if (breaks.length < 4 || start === undefined || end === undefined) return [...units]
  const length = units.slice(start, end).filter(({ shown }) => shown.trim() !== '').length
  if (length < 20) return [...units]
  let from = start
  while (units[from - 1]?.shown === '\n') from--
  const notice = { truth: '\n', shown: `\n……(文稿網http://example.cn省略${length}字,正式會員可完整閱讀)……\n`, kind: 'OMISSION', recoverable: true } as const
  return [...units.slice(0, from), notice, ...units.slice(end + 1)]
}

/** Two characters in five hundred are hidden; the mask itself is what shall stay. */
function hideWords(units: readonly Unit[], random: () => number): Unit[] {
  const signs = ['_', '**', 'XX', '×××']
  const hidden: Unit[] = []
  for (let at = 0; at < units.length; at++) {
    const pair = units.slice(at, at + 2)
    const inWord = pair.length === 2 && pair.every(({ kind, shown }) => kind === null && /^\p{Script=Han}$/u.test(shown))
    if (inWord && random() < 1 / 500) {
      const sign = signs[Math.floor(random() * signs.length)] ?? '_'
      hidden.push({ truth: sign, shown: sign, kind: 'MASK', recoverable: true })
      at++
    } else hidden.push(...units.slice(at, at + 1))
  }
  return hidden
}

/** Full-width marks and letters became ASCII after the bytes were lost; sound text keeps what it has then. */
function toAsciiPunctuation(unit: Unit): Unit {
  const narrow = (text: string) => text.replaceAll(/[，；：！？（）Ａ-Ｚａ-ｚ０-９％]/g, (mark) => mark.normalize('NFKC'))
  return unit.kind === 'LOST_BYTE' ? { ...unit, shown: narrow(unit.shown) } : { ...unit, shown: narrow(unit.shown), truth: narrow(unit.truth) }
}
