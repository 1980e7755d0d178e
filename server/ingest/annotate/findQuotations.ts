import type { QuotationSpan, Span } from '../AnnotatedText.ts'
import type { QuotePair } from './pairQuotes.ts'
import { isRelayed } from './relayed.ts'
import { speakerBefore } from './speakerBefore.ts'
import { splitSentences } from './splitSentences.ts'

const verbs = '反复强调|特别强调|强调|明确指出|深刻指出|指出|明确规定|规定|明确要求|要求|提出|介绍|反映|讲道|讲过|说过|说道|说|讲|写道|告诫|号召|认为|表示|坦言|感慨|告诉[\\p{Script=Han}]{0,4}'
const verbBeforeQuote = new RegExp(`(${verbs})(?:了|过)?[，,：:]?\\s*$`, 'u')
/** 强调, or 指出： in running text; what follows is said, quotation marks or not. */
const verbWithComma = new RegExp(`(${verbs})[，,：:]`, 'u')
/** “最大的感受是压力变动力。”首次参赛的党工委书记宋丽表示。 */
const verbBehindQuote = new RegExp(`^[，,]?([^，,。“”]{2,40}?)(${verbs})(?:[。，,：:]|$)`, 'u')
/** 党中央要求各级党委…: what the centre demands is its word, also without a comma. Bodies nearer pass tasks on: see isRelayed. */
const centralDemand = /(?:^|[，,；;])((?:习近平)?总书记|党中央(?:、国务院)?|国务院)(?:明确|反复|多次|一再)?(要求|号召)(?![，,：:的是])/
/** These are nouns as well: 按照国务院的规定, 反映意见和要求, so whoever says it must stand right before them. */
const nounToo = /^(?:规定|要求|表示|认为|介绍|反映|讲|说)$/

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
        const behind = verb === null && !goesOn ? verbBehindQuote.exec(text.slice(pair.end, Math.min(pair.end + 60, passage.end))) : null
        if (verb !== null) speaker = sameSpeaker(speakerBefore(before.replace(verbBeforeQuote, ''), true), speaker) ?? (namesNobody(before) ? speaker : null)
        else if (behind) speaker = speakerBefore(behind[1] ?? '', true) ?? (/^[他她]/.test(behind[1] ?? '') ? speaker : null)
        // What stands before it may be lost (社会治理体系!笨倳洀娬{,“…”); a proverb has no speaker.
        const follows = verb !== null || behind !== null || goesOn || damage.some(({ end }) => end <= pair.start && pair.start - end <= 2)
        quotations.push({ start: pair.innerStart, end: pair.innerEnd, speaker: follows ? speaker : null, verb: verb ?? behind?.[2] ?? null })
        said = true
      }
      from = pair.end
    }
    const reported = said ? null : findReported(text, sentence, speaker)
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

/** 习近平总书记指出,公平正义是…。 The speaker must be named, or be 他 who spoke before: 事实说明, and 有人说, report nothing. */
function findReported(text: string, sentence: Span, spoke: string | null): QuotationSpan | null {
  const whole = text.slice(sentence.start, sentence.end)
  const match = verbWithComma.exec(whole)
  const demand = centralDemand.exec(whole)
  if (demand && (!match || demand.index < match.index)) return asReported(whole, sentence, demand.index + demand[0].length, demand[1] ?? null, demand[2] ?? '')
  if (!match?.[1] || match.index > 80) return null
  const before = whole.slice(0, match.index)
  if (isRelayed(before + match[1])) return null
  const goesOn = /(?:^|[，,；;])\s*[他她](?:还|又|也|同时|进一步)*$/.test(before)
  const speaker = goesOn ? spoke : speakerBefore(before, false)
  if (!goesOn && nounToo.test(match[1]) && !(speaker !== null && before.endsWith(speaker))) return null
  return asReported(whole, sentence, match.index + match[0].length, speaker, match[1])
}

function asReported(whole: string, sentence: Span, start: number, speaker: string | null, verb: string): QuotationSpan | null {
  const said = whole.slice(start).replace(/[。！？!?\s]+$/, '')
  if (speaker === null || said.length < 4) return null
  const lead = said.length - said.trimStart().length
  return { start: sentence.start + start + lead, end: sentence.start + start + said.length, speaker, verb }
}

/** `强调,` and `并反复强调,` go on with the speaker before; `园社区调研时指出,` begins with somebody, though the name is lost. */
function namesNobody(before: string): boolean {
  return /(?:^|[，,。；;：:])\s*(?:他|她|还|又|并|并且|同时|也|再次|多次|反复|进一步|特别)*$/.test(before.replace(verbBeforeQuote, ''))
}
