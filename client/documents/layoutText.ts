/**
 * What the reading page knows about ranges of a text, outermost first where two cover the same characters:
 * a directive may hold a quotation, a quotation a citation. A hit lies inside these and around repairs: 政务服务 found where
 * two of its characters were repaired is one hit.
 */
const NESTING = [
  ['directive', 'quotation', 'heading', 'citation', 'formulation', 'figure'],
  ['hit'],
  ['repair', 'mask'],
] as const

export type MarkKind = (typeof NESTING)[number][number]

/** A half-open range in UTF-16 code units; `id` leads back to what it marks. */
export interface Mark {
  readonly kind: MarkKind
  readonly id: string
  readonly start: number
  readonly end: number
}

/** Characters without anything more to say about them. */
export interface TextRun {
  readonly kind: 'text'
  readonly start: number
  readonly end: number
}

/** A mark, or the piece of one that another mark's edge cut off; `first` and `last` tell the pieces apart. */
export interface MarkedRun extends Mark {
  readonly first: boolean
  readonly last: boolean
  readonly runs: readonly Run[]
}

export type Run = TextRun | MarkedRun

export interface TextPart {
  readonly kind: 'text'
  readonly start: number
  readonly end: number
  readonly runs: readonly Run[]
}

/** A torn edge: the gap with this index stands here. */
export interface GapPart {
  readonly kind: 'gap'
  readonly gap: number
  readonly offset: number
}

export type Part = TextPart | GapPart

/** One piece of the column. `loose` is text outside headings and passages: a title, a form of address. */
export interface Block {
  readonly kind: 'heading' | 'passage' | 'loose'
  /** Of the section or passage; of loose text, its offset. */
  readonly id: string
  readonly start: number
  readonly end: number
  readonly parts: readonly Part[]
}

export interface Placed {
  readonly id: string
  readonly start: number
  readonly end: number
}

export interface TextToLayOut {
  readonly text: string
  readonly sections: readonly Placed[]
  readonly passages: readonly Placed[]
  readonly gaps: readonly { readonly offset: number }[]
  readonly marks: readonly Mark[]
}

/**
 * Cuts a text into blocks of nested, never overlapping runs. Every character is in exactly one text run, in order:
 * the concatenated runs are the text. Marks that cross are cut at the inner one's edge; marks cut by a block are clipped.
 * A heading inside a passage (（一）重塑组织架构。市级层面…) becomes a run of that passage.
 */
export function layoutText(input: TextToLayOut): Block[] {
  const headings = input.sections.filter((section) => !input.passages.some((passage) => meet(section, passage)))
  const runIn = input.sections
    .filter((section) => !headings.includes(section))
    .map((section): Mark => ({ ...section, kind: 'heading' }))
  const marks = [...input.marks, ...runIn]
  const fixed = [
    ...headings.map((section) => ({ ...section, end: withStop(input.text, section.end), kind: 'heading' as const })),
    ...input.passages.map((passage) => ({ ...passage, kind: 'passage' as const })),
  ].sort((a, b) => a.start - b.start)

  const blocks: Block[] = []
  const gaps = input.gaps.map(({ offset }, gap): GapPart => ({ kind: 'gap', gap, offset })).sort((a, b) => a.offset - b.offset)
  const takeGaps = (before: number): GapPart[] => gaps.splice(0, gaps.findLastIndex((gap) => gap.offset < before) + 1)
  let position = 0
  const put = (kind: Block['kind'], id: string, end: number, torn: readonly GapPart[]): void => {
    blocks.push({ kind, id, start: position, end, parts: cutIntoParts(input.text, marks, position, end, torn) })
    position = end
  }
  for (const { kind, id, start, end } of fixed) {
    if (start > position) put('loose', String(position), start, takeGaps(start))
    if (end <= position) continue
    const torn = takeGaps(end)
    // A heading is one line: what is missing there is missing before it.
    if (kind === 'heading' && torn.length > 0) put('loose', String(position), position, torn)
    put(kind, id, end, kind === 'heading' ? [] : torn)
  }
  if (position < input.text.length || gaps.length > 0) put('loose', String(position), input.text.length, gaps)
  return blocks
}

/** Lines become parts of their own, each with its line break; a gap stands between the parts it tears. */
function cutIntoParts(words: string, marks: readonly Mark[], start: number, end: number, gaps: readonly GapPart[]): Part[] {
  const inside = marks.filter((mark) => meet(mark, { start, end }))
  const parts: Part[] = []
  let position = start
  const text = (to: number): void => {
    while (position < to) {
      const lineEnd = words.indexOf('\n', position) + 1
      const until = lineEnd > 0 && lineEnd < to ? lineEnd : to
      parts.push({ kind: 'text', start: position, end: until, runs: nest(inside, position, until, 0) })
      position = until
    }
  }
  for (const gap of gaps) {
    text(Math.min(gap.offset, end))
    parts.push(gap)
  }
  text(end)
  return parts
}

/** Lays one group of kinds after the other: what a group leaves unmarked is handed to the next one. */
function nest(marks: readonly Mark[], start: number, end: number, group: number): Run[] {
  const kinds: readonly MarkKind[] | undefined = NESTING[group]
  if (!kinds) return start < end ? [{ kind: 'text', start, end }] : []
  const own = marks
    .filter((mark) => kinds.includes(mark.kind) && meet(mark, { start, end }))
    .sort((a, b) => a.start - b.start || b.end - a.end || kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
  const rest = marks.filter((mark) => !kinds.includes(mark.kind))
  return nestGroup(own, rest, start, end, group)
}

function nestGroup(own: readonly Mark[], rest: readonly Mark[], start: number, end: number, group: number): Run[] {
  const [outer, ...others] = own
  if (!outer) return nest(rest, start, end, group + 1)
  const from = Math.max(outer.start, start)
  const to = Math.min(outer.end, end)
  const runs = nest(rest, start, from, group + 1)
  const within = others.filter((mark) => mark.start < to)
  runs.push({
    kind: outer.kind,
    id: outer.id,
    start: from,
    end: to,
    first: from === outer.start,
    last: to === outer.end,
    runs: nestGroup(within, rest, from, to, group),
  })
  const after = others.filter((mark) => mark.end > to)
  return to < end ? [...runs, ...nestGroup(after, rest, to, end, group)] : runs
}

/** 健全基层治理党的领导机制。习近平总书记…: the stop after a heading stands with the heading, not alone in a line. */
function withStop(text: string, end: number): number {
  return '。：；！？'.includes(text[end] ?? ' ') ? end + 1 : end
}

function meet(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end && a.start < a.end
}
