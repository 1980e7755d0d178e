import type { DirectiveSpan, DocumentKind, Modality, OutlineSection, PassageSpan, Span } from '../AnnotatedText.ts'
import { actorOf, addresseeBefore } from './addresseeOf.ts'
import { findDeadline } from './findDeadline.ts'
import type { Heading } from './Heading.ts'
import { imperativeOf } from './imperativeOf.ts'
import { modalityOf, type Marker } from './modalityOf.ts'
import { splitClauses, type Clause } from './splitClauses.ts'
import { splitSentences } from './splitSentences.ts'

/** What a directive may depend on outside its passage. */
export interface Surroundings {
  readonly kind: DocumentKind
  readonly section: OutlineSection | null
  /** Headings that stand in the passage. */
  readonly headings: readonly Heading[]
  /** Quotation marks, 《…》 and reported speech: what stands there obliges nobody here. */
  readonly closed: readonly Span[]
}

/** A part of a sentence that obliges in one way. */
interface Obligation {
  readonly clauses: readonly Clause[]
  readonly modality: Modality
  readonly marker: Marker | null
  readonly addressee: string | null
}

/**
 * Reads one passage, writes the sentences that oblige someone. A sentence that obliges in two ways is two directives
 * (我们将…启动试点 | 力争下半年在全市推开), and so is one that tells two parties in turn. Not directives: reports of what was done, words of
 * others (`closed`), questions, headings.
 */
export function findDirectives(text: string, passage: PassageSpan, around: Surroundings): DirectiveSpan[] {
  return splitSentences(text, passage, around.closed).flatMap((sentence) => {
    const heading = around.headings.find(({ start, end }) => start < sentence.end && end > sentence.start)
    const isHeading = heading?.isSentence === true && heading.end >= sentence.end - 2
    const isWholePoint = isHeading && sentence.end === passage.end && sentence.start === passage.start
    const start = heading ? Math.max(sentence.start, textOf(text, heading)) : sentence.start
    if (/[？?]$/.test(text.slice(start, sentence.end))) return []
    const clauses = splitClauses(text, { start, end: sentence.end }, around.closed)
    const found = obligationsIn(clauses, around)
    if (isHeading && !isWholePoint && !found.some(({ marker }) => marker !== null && /^(?:要|应当?|必须|务必|不得|严禁)$/.test(marker.word))) return []
    return found.map((obligation, index) => asDirective(text, obligation, index === found.length - 1 ? sentence.end : null))
  })
}

/** Where the words of a heading begin, behind its number: 一要聚焦问题 is not told by 要. */
function textOf(text: string, { start, end, number, heading }: Heading): number {
  return number === null ? start : Math.max(start, heading === '' ? end : text.indexOf(heading, start))
}

function asDirective(text: string, { clauses, modality, marker, addressee }: Obligation, sentenceEnd: number | null): DirectiveSpan {
  const start = clauses[0]?.start ?? 0
  const end = sentenceEnd ?? clauses.at(-1)?.end ?? start
  const words = text.slice(start, end)
  const weak = /确保|务求|严格/.exec(words)?.[0] ?? null
  return { start, end, modality, marker: marker?.word ?? weak, addressee, deadline: findDeadline(words) }
}

function obligationsIn(clauses: readonly Clause[], around: Surroundings): Obligation[] {
  const given = around.kind !== 'EXCHANGE_REMARKS' && around.kind !== 'OTHER'
  const obligations: Obligation[] = []
  let own: Clause[] = []
  let marker: Marker | null = null
  let addressee: string | null = null
  const close = (): void => {
    if (marker) obligations.push({ clauses: own, modality: marker.modality, marker, addressee })
    else if (own.length > 0) {
      const command = commandIn(own, around)
      if (command) obligations.push({ clauses: own, modality: 'REQUIRE', marker: null, addressee: command.addressee })
    }
    own = []
    marker = null
  }
  for (const clause of clauses) {
    const next = modalityOf(clause)
    const told = next && (given || isStrong(next)) ? next : null
    const actor = told ? addresseeBefore(clause, told) : leadOf(clause)
    if (told) {
      const turns = marker ? told.modality !== marker.modality && !(marker.word === '原则上' && told.modality === 'REQUIRE') : told.modality !== 'REQUIRE' && commandIn(own, around) !== null
      if (turns || (actor !== null && addressee !== null && marker && actor !== addressee)) close()
      if (marker === null) addressee = actor ?? (own.length > 0 ? actorOf(own[0] ?? clause) : addressee)
      marker ??= told
    } else if (actor !== null && own.length > 0 && given) {
      close()
      addressee = actor
    }
    own.push(clause)
  }
  close()
  return obligations
}

/** 县级领导牵头组织… after 市级领导牵头组织…: another party has its turn. */
function leadOf(clause: Clause): string | null {
  return clause.words.some(({ text }) => text === '牵头') ? actorOf(clause) : null
}

/** In a report only words that cannot be told of oneself oblige: 要 必须 不得, but not 鼓励 or 可. */
function isStrong({ modality }: Marker): boolean {
  return modality === 'REQUIRE' || modality === 'PROHIBIT'
}

/** Whether clauses without a marker command: by their form where the text gives tasks, or as a plan with a date (今年上半年,我们将…启动). */
function commandIn(clauses: readonly Clause[], around: Surroundings): { addressee: string | null } | null {
  if (clauses.length === 0 || (around.kind !== 'SPEECH' && around.kind !== 'POLICY')) return null
  const words = clauses.map(({ text }) => text).join(',')
  if (/(?:我们|全[省市县区镇乡村])将/.test(words) && findDeadline(words) !== null) return { addressee: null }
  if (clauses.some(({ words: own }) => own.some(({ tag, text }) => tag === 'quote' && !/^[“《「『"]/.test(text)))) return null
  if (around.kind === 'SPEECH' && !givesTask(around.section)) return null
  return imperativeOf(clauses)
}

/** Under 下放政务服务权限 a speech gives tasks; under 加强…是…的根本保证 it gives reasons. */
function givesTask(section: OutlineSection | null): boolean {
  return section !== null && section.number !== null && !/[^不]是|在于|意义|形势|成绩|成效|问题$|回顾|挑战/.test(section.heading)
}
