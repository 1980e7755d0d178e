import type { MediaType } from '../RawFile.ts'
import type { CleanText } from '../CleanText.ts'
import type { DocumentHead, DocumentKind } from '../AnnotatedText.ts'
import { findDate, findMeetingDay, findPublished } from './findDate.ts'
import { findLevel } from './findLevel.ts'
import { readHeadLines } from './headLines.ts'
import { kindOf, readOccasion } from './kindOf.ts'

/** The head, and where the body begins behind title, subtitle and date lines. */
export interface HeadOfText {
  readonly head: DocumentHead
  readonly bodyStart: number
}

/** Reads announced title, file name and the first lines; writes what the text says about itself. Nothing is guessed: unknown is null. */
export function readHead(clean: CleanText, hint: { readonly fileName: string, readonly mediaType: MediaType }): HeadOfText {
  const { text } = clean
  const lines = readHeadLines(text, clean.announcedTitle)
  const title = clean.announcedTitle ?? lines.title ?? hint.fileName.replace(/\.[^.]*$/, '')
  const told = [...lines.headLines, ...lines.issued]
  const kind = kindOf(title, text)
  const date = findDate(title, told, text) ?? findMeetingDay(text.slice(lines.bodyStart, lines.bodyStart + 200)) ?? (kind === 'OTHER' ? findPublished(clean, told) : null)
  const { speaker, occasion } = readOccasion(title, kind)
  const level = findLevel(title, kind, lines.signed, told, text)
  const head = { title, kind, date, level, speaker: speaker ?? lines.signed, occasion: occasion ?? heldIn(text, lines.bodyStart, kind) }
  return { head, bodyStart: hasWords.test(text.slice(lines.bodyStart)) ? lines.bodyStart : 0 }
}

/** A text of one line is its title and its body: else nothing in it could be found. */
const hasWords = /[^\s\u200b\ufeff]/

/** News tell in their first paragraph what was held: 全市政务服务改革推进会在市行政中心召开. */
function heldIn(text: string, bodyStart: number, kind: DocumentKind): string | null {
  if (kind !== 'OTHER') return null
  const [opening = ''] = text.slice(bodyStart, bodyStart + 300).trimStart().split('\n')
  return /(?:^|[，,。日午])([^，,。]{4,40}?(?:会议?|活动|仪式|[比竞台]赛))在[^，,。]{1,30}(?:召开|举行|举办)/.exec(opening)?.[1] ?? null
}
