import type { EndKind, ReferenceType } from './referenceWords.ts'

/** One end of a link that is to be. */
export interface LinkEnd {
  readonly id: string
  readonly kind: EndKind
  readonly catalogKind: string | null
}

/** A link that two things can have, as a sentence with the one here as its subject. */
export interface Relation {
  readonly type: ReferenceType
  readonly from: string
  readonly to: string
  readonly words: string
}

interface Rule {
  readonly type: ReferenceType
  readonly from: readonly EndKind[]
  readonly to: readonly EndKind[]
  /** Said of the one it leads from, and of the one it leads to. */
  readonly words: readonly [string, string]
}

/** What links say and which way they point; the likeliest first. */
const RULES: readonly Rule[] = [
  { type: 'MANDATES', from: ['DIRECTIVE'], to: ['CATALOG', 'ITEM'], words: ['这里要求办它', '它要求办这里的事'] },
  { type: 'IMPLEMENTS', from: ['ITEM'], to: ['ITEM'], words: ['这一项落实它', '它落实这一项'] },
  { type: 'SIMILAR', from: ['PASSAGE'], to: ['PASSAGE'], words: ['两处说法相近', '两处说法相近'] },
  { type: 'QUOTES', from: ['PASSAGE'], to: ['PASSAGE'], words: ['这里引用它的原话', '它引用这里的原话'] },
  { type: 'MENTIONS', from: ['PASSAGE'], to: ['CATALOG', 'ITEM', 'FORMULATION'], words: ['这里提到它', '它提到这里'] },
  { type: 'CITES', from: ['PASSAGE'], to: ['DOCUMENT', 'PASSAGE', 'CATALOG'], words: ['这里引用这份文件', '它引用这里'] },
  { type: 'CITES', from: ['ITEM'], to: ['PASSAGE', 'DOCUMENT'], words: ['它是这一项的依据', '这里是它的依据'] },
]

/** The links that may be added between what is here and what was found there; none where a thing would be linked to itself. */
export function relationsBetween(here: LinkEnd, there: LinkEnd): Relation[] {
  if (here.id === there.id) return []
  const relations = RULES.flatMap(({ type, from, to, words }) => {
    const leads = (one: LinkEnd, other: LinkEnd): boolean => from.includes(one.kind) && to.includes(other.kind) && !(type === 'IMPLEMENTS' && isCarrier(other) && !isCarrier(one))
    return [
      ...leads(here, there) ? [{ type, from: here.id, to: there.id, words: words[0] }] : [],
      ...leads(there, here) && words[0] !== words[1] ? [{ type, from: there.id, to: here.id, words: words[1] }] : [],
    ]
  })
  return relations
}

/** A coordination item carries others; no other kind carries it. */
const isCarrier = ({ catalogKind }: LinkEnd): boolean => catalogKind === 'COORDINATION'
