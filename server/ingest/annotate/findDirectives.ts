import type { DirectiveSpan, DocumentKind, Modality, PassageSpan, Span } from '../AnnotatedText.ts'
import { actorOf, addresseeBefore, chargedIn } from './addresseeOf.ts'
import { findDeadline } from './findDeadline.ts'
import { tagSegments } from '../../text/segment.ts'
import type { Heading } from './Heading.ts'
import { imperativeOf } from './imperativeOf.ts'
import { modalityOf, type Marker } from './modalityOf.ts'
import { passesOn, splitRelayed } from './relayed.ts'
import { splitClauses, type Clause } from './splitClauses.ts'
import { splitSentences } from './splitSentences.ts'

/** What a directive may depend on outside its passage. */
export interface Surroundings {
  readonly kind: DocumentKind
  /** Headings above the passage, innermost first; none outside numbered sections. */
  readonly titles: readonly string[]
  /** Headings that stand in the passage. */
  readonly headings: readonly Heading[]
  /** Quotation marks, 《…》 and reported speech: what stands there obliges nobody here. */
  readonly closed: readonly Span[]
  /** Words of others among them. A sentence that quotes commands only by a marker of its own. */
  readonly said: readonly Span[]
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
    const start = heading ? Math.max(sentence.start, textOf(text, heading)) : sentence.start + salutationLength(text.slice(sentence.start, sentence.end))
    const words = text.slice(start, sentence.end)
    if (/[？?]$/.test(words) || label.test(words) || exhortation.test(words)) return []
    const clauses = splitClauses(text, { start, end: sentence.end }, around.closed).flatMap(splitRelayed)
    const found = obligationsIn(clauses, around)
    if (isHeading && !isWholePoint && !found.some(({ marker }) => marker !== null && /^(?:要|应当?|必须|务必|不得|严禁)$/.test(marker.word))) return []
    const rest = text.slice(sentence.end, passage.end)
    const assigned = assignedIn(rest)
    const due = dueIn(rest)
    return found.map((obligation, index) => {
      const directive = asDirective(text, obligation, index === found.length - 1 ? sentence.end : null)
      return { ...directive, addressee: directive.addressee ?? assigned, deadline: directive.deadline ?? due }
    })
  })
}

/** 同志们：⏎ · 各乡镇人民政府，县直各单位：⏎ greet or address in a line of their own and belong to no sentence. */
function salutationLength(sentence: string): number {
  return /^(?:(?:各位|尊敬的)[^\n。]{1,40}|[^\n。]{0,30}同志们|(?:各|[\p{Script=Han}]{2,12}人民政府)(?:(?!应当|必须|以下|要做)[^\n。]){1,120})[：:！!]\s*\n\s*/u.exec(sentence)?.[0].length ?? 0
}

/** Where the words of a heading begin, behind its number: 一要聚焦问题 is not told by 要. */
function textOf(text: string, { start, end, number, heading }: Heading): number {
  return number === null ? start : Math.max(start, heading === '' ? end : text.indexOf(heading, start))
}

/** (责任单位：县民政局、各乡镇；完成时限：6月底前), in brackets or as sentences: plans name behind a measure who has to do it, and until when. */
const charge = '(?:牵头|责任|主责|实施|承办|主办|负责|落实)(?:单位|部门|领导|人)'
const limit = '(?:完成|办理|整改|落实)?(?:时限|期限|时间|时间节点)'
const label = new RegExp(`^[（(]?(?:${charge}|配合(?:单位|部门)|${limit})[:：]`)

function assignedIn(rest: string): string | null {
  return new RegExp(`${charge}[:：]\\s*([^；;。）)\\n]{2,80})`).exec(ownPart(rest))?.[1]?.trim() ?? null
}

function dueIn(rest: string): string | null {
  return new RegExp(`${limit}[:：]\\s*([^；;。）)\\n]{2,40})`).exec(ownPart(rest))?.[1]?.trim() ?? null
}

/** Up to where the labels that follow a measure end: the next measure of the passage has its own. */
function ownPart(rest: string): string {
  const labels = new RegExp(`(?:${charge}|${limit})[:：]`).exec(rest)
  if (!labels) return ''
  const behind = rest.slice(labels.index)
  const close = /[）)]/.exec(behind)
  return rest.slice(0, labels.index) + (close && /[（(][^）)]*$/.test(rest.slice(0, labels.index)) ? behind.slice(0, close.index) : behind)
}

/** 让我们…努力奋斗！ · 今天召开会议，就是要统一思想: how speeches end and begin, and no task. */
const exhortation = /^(?:同志们[，,！!])?[^。]{0,60}?让我们|(?:召开|这次|此次|今天)[^，,。]{0,30}(?:会议|大会|会)[，,](?:主要任务|目的|就)是/

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
    if (marker) obligations.push({ clauses: own, modality: marker.modality, marker, addressee: addressee ?? chargedIn(own) })
    else if (own.length > 0) {
      const command = commandIn(own, around)
      if (command) obligations.push({ clauses: own, modality: isGoal(own) ? 'TARGET' : 'REQUIRE', marker: null, addressee: chargedIn(own) ?? command.addressee })
    }
    own = []
    marker = null
  }
  for (const clause of clauses) {
    const next = modalityOf(clause)
    // A statute's 不能 tells a condition.
    const told = next && (next.word === '不能' ? given && around.kind !== 'REGULATION' : given || isStrong(next)) ? next : null
    const actor = told ? addresseeBefore(clause, told) : leadOf(clause)
    if (told) {
      // 原则上,不得…: a prohibition all the same.
      if (marker?.word === '原则上' && told.modality === 'PROHIBIT' && own.every(({ text }) => text === '原则上')) marker = null
      const turns = marker ? turnsFrom(marker, told, actor) : told.modality !== 'REQUIRE' && commandIn(own, around) !== null
      if (turns || (actor !== null && addressee !== null && marker && actor !== addressee)) close()
      if (marker === null) addressee = actor ?? subjectBefore(own, told, addressee)
      marker ??= told
    } else if (actor !== null && marker === null && own.some((earlier) => leadOf(earlier) !== null)) {
      close()
      addressee = actor
    }
    own.push(clause)
  }
  close()
  return obligations
}

/**
 * Whether a second marker in a sentence obliges in another way. 原则上,…应在100人左右 remains a target, and 应当完善政策,支持农民创业
 * remains a duty: nobody else is told.
 */
function turnsFrom(marker: Marker, next: Marker, actor: string | null): boolean {
  if (next.modality === marker.modality || (marker.word === '原则上' && next.modality === 'REQUIRE')) return false
  return !(marker.modality === 'REQUIRE' && next.modality === 'ENCOURAGE' && !next.word.startsWith('可') && actor === null)
}

/** No one named by the marker: 各县区在推进工作中,要… names them in the first clause; 不得挤占 goes on with the last one, 确有困难的可申请 does not. */
function subjectBefore(own: readonly Clause[], told: Marker, last: string | null): string | null {
  const first = own.find((clause) => !passesOn(clause))
  if (first) return actorOf(first)
  if (own.length > 0) return null
  return told.index <= 1 ? last : null
}

/** 县级领导牵头组织… after 市级领导牵头组织…, 财政局负责… after 民政局牵头…: another party has its turn. */
function leadOf(clause: Clause): string | null {
  return clause.words.some(({ text }) => /^(?:牵头|负责)$/.test(text)) ? actorOf(clause) : null
}

/** In a report only words that cannot be told of oneself oblige: 要 必须 不得, but not 鼓励 or 可. */
function isStrong({ modality }: Marker): boolean {
  return modality === 'REQUIRE' || modality === 'PROHIBIT'
}

/** 到2025年末,…覆盖率达100%: a state to be reached rather than a deed. */
function isGoal(clauses: readonly Clause[]): boolean {
  return /^(?:力争)?到(?:\d{4}|今|明|本)年/.test(clauses[0]?.text ?? '')
}

/**
 * Whether clauses without a marker command: by their form where the text gives tasks, or as a plan with a date
 * (今年上半年,我们将…启动). A paper's word on itself, 制定本方案, commands nobody.
 */
function commandIn(told: readonly Clause[], around: Surroundings): { addressee: string | null } | null {
  const clauses = told.filter((clause) => !passesOn(clause))
  if (clauses.length === 0 || (around.kind !== 'SPEECH' && around.kind !== 'POLICY')) return null
  const words = clauses.map(({ text }) => text).join(',')
  if (/制定本|现印发|现将|现就|提出(?:如下|以下)|(?:通知|公告|通报|意见|报告|汇报)如下/.test(words)) return null
  const isPlan = /(?:我们|全[省市县区镇乡村])将/.test(words) || isGoal(clauses)
  if (isPlan && findDeadline(words) !== null) return { addressee: null }
  const [first, last] = [clauses[0]?.start ?? 0, clauses.at(-1)?.end ?? 0]
  if (around.said.some(({ start, end }) => start < last && end > first)) return null
  if (around.kind === 'SPEECH' && clauses.length === told.length && !givesTask(around.titles)) return null
  return imperativeOf(clauses)
}

const looksBack = /回顾|总结|成绩|成效|收获|体会|历程|意义|形势|挑战|情况$|^(?!.{0,3}(?:解决|破解|整治|聚焦|抓)).*问题$|[^不]是|在于/
/** 城市形象在精细管理中持续提升: something got better, as told. */
const gotBetter = /^.{2,}(?:进一步|持续|不断|明显|显著|大幅|稳步|更加|有力|成功|全面)\p{Script=Han}{2,4}$/u

/** Under 下放政务服务权限 a speech gives tasks; under 加强…是…的根本保证 reasons, and under 回顾2021年 it looks back. */
function givesTask(titles: readonly string[]): boolean {
  const [own = ''] = titles
  return titles.length > 0 && !titles.some((title) => looksBack.test(title)) && !(gotBetter.test(own) && !/^v/.test(tagSegments(own)[0]?.tag ?? ''))
}
