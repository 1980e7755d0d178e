import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layoutText } from './layoutText.ts'
import type { Block, Mark, MarkKind, Run } from './layoutText.ts'

const text = '二是下放政务服务权限。全面落实《河南省乡村政务服务事项通用目录》，将省里明确的154项政务服务事项依法下放乡村。'
const span = (words: string): { start: number; end: number } => {
  const start = text.indexOf(words)
  return { start, end: start + words.length }
}
const bare = { text, sections: [], passages: [], gaps: [], marks: [] }

/** Shows nesting as brackets: [hit:154项] */
function show(runs: readonly Run[], of = text): string {
  return runs.map((run) => run.kind === 'text' ? of.slice(run.start, run.end) : `[${run.kind}:${show(run.runs, of)}]`).join('')
}
const showBlock = (block: Block | undefined, of = text): string =>
  block?.parts.map((part) => part.kind === 'text' ? show(part.runs, of) : `|gap ${part.gap}|`).join('') ?? ''

test('a hit inside a figure inside a directive is nested in that order', () => {
  const [block] = layoutText({ ...bare, marks: [
    { kind: 'hit', id: 'h', ...span('154项政务服务事项') },
    { kind: 'figure', id: 'f', ...span('154项') },
    { kind: 'directive', id: 'd', ...span('将省里明确的154项政务服务事项依法下放乡村。') },
  ] })
  expect(showBlock(block)).toBe('二是下放政务服务权限。全面落实《河南省乡村政务服务事项通用目录》，'
    + '[directive:将省里明确的[figure:[hit:154项]][hit:政务服务事项]依法下放乡村。]')
})

test('a hit over repaired characters is one hit around the repairs', () => {
  const [block] = layoutText({ ...bare, marks: [
    { kind: 'repair', id: 'r1', ...span('里明') },
    { kind: 'hit', id: 'h1', ...span('省里明确') },
    { kind: 'repair', id: 'r2', ...span('项依') },
    { kind: 'hit', id: 'h2', ...span('依法下放') },
  ] })
  expect(showBlock(block)).toContain('将[hit:省[repair:里明]确]的154项')
  expect(showBlock(block)).toContain('[repair:项][hit:[repair:依]法下放]乡村')
})

test('the pieces of a mark that was cut know which is the first and which the last', () => {
  const [block] = layoutText({ ...bare, marks: [
    { kind: 'citation', id: 'c', ...span('《河南省乡村政务服务事项通用目录》') },
    { kind: 'hit', id: 'h', ...span('落实《河南省') },
  ] })
  const part = block?.parts[0]
  const hits: [boolean, boolean][] = []
  const visit = (runs: readonly Run[]): void => {
    for (const run of runs) {
      if (run.kind === 'text') continue
      if (run.kind === 'hit') hits.push([run.first, run.last])
      visit(run.runs)
    }
  }
  if (part?.kind === 'text') visit(part.runs)
  expect(hits).toEqual([[true, false], [false, true]])
})

test('a gap tears the passage and everything marked across it', () => {
  const offset = text.indexOf('政务服务事项依法')
  const [block] = layoutText({ ...bare, passages: [{ id: 'p1', start: 0, end: text.length }], gaps: [{ offset }],
    marks: [{ kind: 'directive', id: 'd', ...span('将省里明确的154项政务服务事项依法下放乡村。') }] })
  expect(block?.id).toBe('p1')
  expect(showBlock(block)).toContain('[directive:将省里明确的154项]|gap 0|[directive:政务服务事项依法下放乡村。]')
})

test('a gap at the end of the text closes the column', () => {
  const blocks = layoutText({ ...bare, passages: [{ id: 'p1', start: 0, end: text.length }], gaps: [{ offset: text.length }] })
  expect(blocks.map((block) => block.parts.map((part) => part.kind))).toEqual([['text'], ['gap']])
})

test('a heading of its own is a block, one inside a passage is a run of it', () => {
  const own = '一、系统构建治理体系\n（一）重塑组织架构。市级层面改革增效。'
  const blocks = layoutText({ ...bare, text: own,
    sections: [{ id: 's1', start: 0, end: 10 }, { id: 's2', start: 11, end: 20 }],
    passages: [{ id: 'p1', start: 11, end: own.length }] })
  expect(blocks.map((block) => block.kind)).toEqual(['heading', 'loose', 'passage'])
  expect(showBlock(blocks[2], own)).toBe('[heading:（一）重塑组织架构]。市级层面改革增效。')
})

test('the stop after a heading stands with the heading', () => {
  const own = '健全基层治理党的领导机制。习近平总书记强调'
  const blocks = layoutText({ ...bare, text: own, sections: [{ id: 's1', start: 0, end: 12 }], passages: [{ id: 'p1', start: 13, end: own.length }] })
  expect(blocks.map((block) => showBlock(block, own))).toEqual(['健全基层治理党的领导机制。', '习近平总书记强调'])
})

test('a gap where a heading begins is drawn before the heading', () => {
  const own = '县区二、切实提升治理能力'
  const blocks = layoutText({ ...bare, text: own, gaps: [{ offset: 2 }],
    passages: [{ id: 'p1', start: 0, end: 2 }], sections: [{ id: 's1', start: 2, end: own.length }] })
  expect(blocks.map((block) => showBlock(block, own))).toEqual(['县区', '|gap 0|', '二、切实提升治理能力'])
})

test('a line break inside a passage begins a new part, marks go on across it', () => {
  const own = '同志们:\n今天,我们隆重集会。'
  const [block] = layoutText({ ...bare, text: own, passages: [{ id: 'p1', start: 0, end: own.length }], marks: [{ kind: 'hit', id: 'h', start: 2, end: 7 }] })
  expect(block?.parts.map((part) => part.kind === 'text' ? show(part.runs, own) : '')).toEqual(['同志[hit:们:\n]', '[hit:今天],我们隆重集会。'])
})

test('whatever is marked, the concatenated runs are the text', () => {
  const lines = `${text.slice(0, 20)}\n${text.slice(20)}`
  const kinds: MarkKind[] = ['directive', 'quotation', 'heading', 'citation', 'formulation', 'figure', 'repair', 'mask', 'hit']
  const range = fc.tuple(fc.nat(60), fc.nat(30)).map(([start, length]) => ({ start, end: start + length }))
  const mark = fc.record({ kind: fc.constantFrom(...kinds), id: fc.string({ maxLength: 2 }), range })
    .map(({ kind, id, range: { start, end } }): Mark => ({ kind, id, start, end: Math.min(end, text.length) }))
  const cuts = fc.uniqueArray(fc.nat(text.length), { maxLength: 8 }).map((list) => list.sort((a, b) => a - b))
  fc.assert(fc.property(fc.array(mark, { maxLength: 12 }), cuts, fc.array(fc.nat(text.length), { maxLength: 3 }),
    fc.array(range, { maxLength: 2 }), (marks, edges, offsets, headings) => {
      const passages = edges.slice(1).map((end, index) => ({ id: `p${index}`, start: edges[index] ?? 0, end }))
        .filter((_, index) => index % 2 === 0)
      const blocks = layoutText({ text: lines, passages, marks, gaps: offsets.sort((a, b) => a - b).map((offset) => ({ offset })),
        sections: headings.map(({ start, end }, index) => ({ id: `s${index}`, start, end: Math.min(end, text.length) })) })
      const leaves = (runs: readonly Run[]): string =>
        runs.map((run) => run.kind === 'text' ? lines.slice(run.start, run.end) : leaves(run.runs)).join('')
      const parts = blocks.flatMap((block) => block.parts)
      expect(parts.map((part) => part.kind === 'text' ? leaves(part.runs) : '').join('')).toBe(lines)
      expect(parts.filter((part) => part.kind === 'gap')).toHaveLength(offsets.length)
    }))
})
