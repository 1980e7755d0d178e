import type { QuotationSpan, Span } from '../AnnotatedText.ts'
import type { QuotePair } from './pairQuotes.ts'
import { clauseEnd } from './punctuation.ts'
import { isRelayed } from './relayed.ts'
import { splitSentences } from './splitSentences.ts'

const verbs = '反复强调|特别强调|强调|明确指出|深刻指出|指出|明确规定|规定|明确要求|要求|提出|讲道|讲过|说过|说道|说|写道|告诫|号召|认为|表示'
const verbBeforeQuote = new RegExp(`(${verbs})(?:了|过)?[，,：:]?\\s*$`)
/** 强调, or 指出： in running text; what follows is said, quotation marks or not. */
const verbWithComma = new RegExp(`(${verbs})[，,：:]`)

/** Whoever can be quoted: people by office, bodies of party and state, and the texts that speak for them. */
const speakers = /(?:[\p{Script=Han}*]{0,10}?(?:总书记|书记|主席|总理|部长|省长|市长|县长|区长|镇长|乡长|主任|局长|委员长|同志|先生|教授)|毛泽东|邓小平|习近平|党中央|中共中央|中央|国务院|省委|市委|县委|区委|党章|宪法|《[^》]{1,60}》|[\p{Script=Han}]{0,8}(?:大会|全会|会议|报告|决定|意见))/u

/**
 * Reads one passage and its quotation marks, writes the words that someone says, without their marks.
 * `习近平总书记在…审议时强调,“甲。”` · `“甲。”“乙。”` (the second has the same speaker) · `强调,“丙。”` (so has this) · `党章明确规定,丁。`
 * (reported without marks: to the end of the sentence). 会议强调, and 市委要求, without marks are the paper's own voice: see isRelayed. A name or a phrase in marks that nobody says is none.
 */
export function findQuotations(text: string, passage: Span, quotes: readonly QuotePair[], damage: readonly Span[], knownSpeaker: string | null): QuotationSpan[] {
  const quotations: QuotationSpan[] = []
  let speaker = knownSpeaker
  let quote = 0
  for (const sentence of splitSentences(text, passage, quotes)) {
    let from = sentence.start
    let said = false
    for (let pair = quotes[quote]; pair && pair.start < sentence.end; pair = quotes[quote]) {
      quote += 1
      const before = text.slice(from, pair.start)
      const verb = verbBeforeQuote.exec(before)?.[1] ?? null
      const goesOn = quotations.at(-1)?.end === pair.start - 1 && text.charAt(pair.start - 1) === '”'
      const inner = text.slice(pair.innerStart, pair.innerEnd)
      const isSpeech = verb !== null || goesOn || (pair.end > pair.innerEnd ? /[。！？!?]$/.test(inner) : /[。！？!?]/.test(inner))
      if (isSpeech && inner.trim() !== '') {
        if (verb !== null) speaker = sameSpeaker(speakerOf(before), speaker) ?? (namesNobody(before) ? speaker : null)
        // What stands before it may be lost (社会治理体系!笨倳洀娬{,“…”); a proverb has no speaker.
        const follows = verb !== null || goesOn || damage.some(({ end }) => end <= pair.start && pair.start - end <= 2)
        quotations.push({ start: pair.innerStart, end: pair.innerEnd, speaker: follows ? speaker : null, verb })
        said = true
      }
      from = pair.end
    }
    const reported = said ? null : findReported(text, sentence)
    if (reported) {
      speaker = sameSpeaker(reported.speaker, speaker)
      quotations.push({ ...reported, speaker })
    }
  }
  return quotations
}

/** 总书记 after 习近平总书记 is the same person. */
function sameSpeaker(named: string | null, before: string | null): string | null {
  return named !== null && before?.endsWith(named) ? before : named
}

/** 习近平总书记指出,公平正义是…。 The speaker must be named: 事实说明, and 有人说, report nothing. */
function findReported(text: string, sentence: Span): QuotationSpan | null {
  const whole = text.slice(sentence.start, sentence.end)
  const match = verbWithComma.exec(whole)
  if (!match?.[1] || match.index > 80) return null
  const before = whole.slice(0, match.index)
  if (isRelayed(before + match[1])) return null
  const speaker = speakerOf(before)
  // 按照国务院的规定, and 反映意见和要求, hold nouns.
  if (/^(?:规定|要求|表示|认为)$/.test(match[1]) && !(speaker !== null && before.endsWith(speaker))) return null
  const start = match.index + match[0].length
  const said = whole.slice(start).replace(/[。！？!?\s]+$/, '')
  if (speaker === null || said.length < 4) return null
  const lead = said.length - said.trimStart().length
  return { start: sentence.start + start + lead, end: sentence.start + start + said.length, speaker, verb: match[1] }
}

/** The subject of the last clauses before the verb: `今年3月5日,习近平总书记在参加…审议时` → 习近平总书记. */
function speakerOf(before: string): string | null {
  for (const clause of before.split(clauseEnd).reverse()) {
    const found = new RegExp(`^\\s*(?:(?:今年|去年|日前|近日|同时|因此|正如|对此|就此)|\\d[\\d年月日份]*)*(${speakers.source})`, 'u').exec(clause)
    if (found?.[1]) return found[1]
  }
  return null
}

/** `强调,` and `并反复强调,` go on with the speaker before; `园社区调研时指出,` begins with somebody, though the name is lost. */
function namesNobody(before: string): boolean {
  return /(?:^|[，,。；;：:])\s*(?:他|她|还|又|并|并且|同时|也|再次|多次|反复|进一步|特别)*$/.test(before.replace(verbBeforeQuote, ''))
}
