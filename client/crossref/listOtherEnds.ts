import type { OtherEnds } from './addQueries.ts'
import type { LinkEnd } from './relationsBetween.ts'
import { sayKind } from './referenceWords.ts'

/** Something that can be picked as the other end of a link. */
export interface OtherEnd extends LinkEnd {
  /** 要求 · 协同事项 */
  readonly word: string
  readonly title: string
  readonly detail: string
}

/** What was found for the words, the catalogues whose names hold them first. */
export function listOtherEnds({ search, documents, catalogs }: OtherEnds, text: string): OtherEnd[] {
  const words = text.trim()
  const named = catalogs.filter(({ title, aliases }) => [title, ...aliases].some((name) => name.includes(words) || words.includes(name)))
  return [
    ...named.map(({ id, title, kind }) => end({ id, kind: 'CATALOG', catalogKind: kind }, title, '')),
    ...documents.edges.map(({ node: { id, title, date } }) => end({ id, kind: 'DOCUMENT', catalogKind: null }, title, date ?? '')),
    ...search.edges.map(({ node: { id, title, node } }) => {
      if (node.__typename === 'Directive') return end({ id, kind: 'DIRECTIVE', catalogKind: null }, node.text, sayDocument(node.passage.document))
      if (node.__typename === 'Passage') return end({ id, kind: 'PASSAGE', catalogKind: null }, node.text, sayDocument(node.document))
      if ('department' in node) return end({ id, kind: 'ITEM', catalogKind: node.kind }, title, node.department.name)
      return end({ id, kind: 'FORMULATION', catalogKind: null }, title, '')
    }),
  ]
}

const end = (one: Pick<OtherEnd, 'id' | 'kind'> & { readonly catalogKind: Parameters<typeof sayKind>[0]['catalogKind'] }, title: string, detail: string): OtherEnd => ({
  ...one, word: sayKind(one), title, detail,
})

const sayDocument = ({ title, date }: { readonly title: string, readonly date: string | null }): string => [title, date].filter(Boolean).join(' ')
