import type { Directive } from '../documents/Directive.ts'
import type { Formulation } from '../documents/Formulation.ts'
import { headingsAbove } from '../documents/headingsAbove.ts'
import type { Passage } from '../documents/Passage.ts'
import type { Section } from '../documents/Section.ts'
import type { SourceDocument } from '../documents/SourceDocument.ts'
import type { IndexEntry, Suggestion } from './SearchEngine.ts'

/** A directive as short as this is a watchword that someone may be typing: 建立“13710”工作制度. */
const WATCHWORD_LENGTH = 20

/** One entry for each passage of a document, in reading order. Titles and headings are suggested by the passage that follows them. */
export function describePassages(document: SourceDocument, outline: readonly Section[], passages: readonly Passage[]): IndexEntry[] {
  const suggestions = new Map<Passage | undefined, Suggestion[]>([[passages[0], [{ text: document.title, kind: null }]]])
  for (const section of outline) {
    const next = passages.find(({ start }) => start >= section.start) ?? passages.at(-1)
    suggestions.set(next, [...(suggestions.get(next) ?? []), { text: withoutEndMark(section.heading), kind: 'PASSAGE' }])
  }
  return passages.map((passage) => ({
    ...describePlace(document, outline, passage),
    id: passage.id,
    kind: 'PASSAGE',
    text: passage.text,
    suggestions: suggestions.get(passage) ?? [],
  }))
}

/** The entry of a directive opens at its passage. */
export function describeDirective(document: SourceDocument, outline: readonly Section[], passages: readonly Passage[], directive: Directive): IndexEntry {
  const passage = passages.find(({ id }) => id === directive.passage.id)
  if (passage === undefined) throw new Error(`directive ${directive.id} stands in no passage of its document`)
  const place = describePlace(document, outline, passage)
  const text = withoutEndMark(directive.text)
  return {
    ...place,
    id: directive.id,
    kind: 'DIRECTIVE',
    // 各县区, where only the heading names who is told.
    context: `${place.context}\n${directive.addressee ?? ''}`,
    text: directive.text,
    suggestions: text.length <= WATCHWORD_LENGTH ? [{ text, kind: 'DIRECTIVE' }] : [],
  }
}

/** A formulation belongs to no single document: it opens as a search for all that use it, in whatever marks: “四不两直”工作法 → “四不两直工作法”. */
export function describeFormulation({ id, name }: Formulation): IndexEntry {
  return {
    id, kind: 'FORMULATION', parent: null, title: name, context: '', text: name,
    url: `/?q=${encodeURIComponent(`“${name.replaceAll(/["“”「」『』〝〞]/g, '')}”`)}`,
    date: null, levels: [], departments: [], documentKind: null, itemType: null, suggestions: [{ text: name, kind: 'FORMULATION' }],
  }
}

type Place = Pick<IndexEntry, 'parent' | 'title' | 'context' | 'url' | 'date' | 'levels' | 'departments' | 'documentKind' | 'itemType'>

function describePlace(document: SourceDocument, outline: readonly Section[], passage: Passage): Place {
  return {
    parent: { id: document.id, slug: document.slug, title: document.title },
    title: document.title,
    context: [document.title, ...headingsAbove(outline, passage)].join('\n'),
    url: `/documents/${document.slug}#${passage.id}`,
    date: document.date ?? null,
    levels: document.level ? [document.level] : [],
    departments: [],
    documentKind: document.kind,
    itemType: null,
  }
}

function withoutEndMark(text: string): string {
  return text.trim().replace(/[。，；：！？,;:!?]+$/u, '')
}
