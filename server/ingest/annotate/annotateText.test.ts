import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnnotatedText, Span } from '../AnnotatedText.ts'
import type { CleanText } from '../CleanText.ts'
import { annotateText } from './annotateText.ts'

function asClean(text: string, gapOffsets: readonly number[] = []): CleanText {
  const gaps = gapOffsets.map((offset) => ({ offset, missingCharacters: null, reason: '此处原文有省略' }))
  return { text, repairs: [], gaps, statedCharacters: null, shownCharacters: text.replaceAll(/\s/g, '').length, announcedTitle: null }
}

function annotate(text: string, gapOffsets: readonly number[] = []): AnnotatedText {
  return annotateText(asClean(text, gapOffsets), { fileName: '来文.txt', mediaType: 'text/plain' })
}

const words = fc.constantFrom(
  '一、', '（二）', '(三)', '1.', '第一,', '第三条 ', '一是', '二是', '三要', '一方面,', '各县区要', '原则上', '严禁', '鼓励', '154项', '近200万名', '三类', '党组织', '《', '》', '〈', '“', '”', '习近平总书记强调,',
  '。', '！', '?', '；', '，', ',', '\n', '\n\n', ' ', '　', '治理', '2022年2月11日', '今年上半年', '目录', '# ', '\u200b', '😀', '\ud800', '_', '**', '……', '(责任单位:民政局)', '工作制度', '要', '应', '可',
)
const texts = fc.array(fc.oneof({ weight: 6, arbitrary: words }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) }), { maxLength: 80 }).map((parts) => parts.join(''))
const textsWithGaps = texts.chain((text) => fc.tuple(fc.constant(text), fc.uniqueArray(fc.nat(text.length), { maxLength: 3 })))

const liesIn = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end
const isBlank = (character: string): boolean => /[\s\u200b\ufeff]/.test(character)

describe('annotating any text', () => {
  it('puts every character of the body into exactly one passage, in order, save title, date and headings that fill a line', () => {
    fc.assert(fc.property(textsWithGaps, ([text, gaps]) => {
      const { passages, outline } = annotate(text, gaps)
      const covered = new Uint8Array(text.length)
      let end = 0
      for (const passage of passages) {
        expect(passage.start).toBeGreaterThanOrEqual(end)
        expect(passage.end).toBeGreaterThan(passage.start)
        end = passage.end
        covered.fill(1, passage.start, passage.end)
      }
      for (const section of outline) covered.fill(1, section.start, section.end)
      const firstCovered = Math.min(...passages.map(({ start }) => start), ...outline.map(({ start }) => start))
      const left = [...covered.keys()].filter((at) => at > firstCovered && covered[at] === 0 && !isBlank(text.charAt(at)))
      // What may stand between passages: the mark behind a heading's number or its colon, and marks of Markdown.
      expect(left.map((at) => text.charAt(at)).join('')).toMatch(/^[：:#]*$/)
    }), { numRuns: 1500 })
  })

  it('lets no passage run over a gap', () => {
    fc.assert(fc.property(textsWithGaps, ([text, gaps]) => {
      const { passages } = annotate(text, gaps)
      for (const gap of gaps) expect(passages.filter(({ start, end }) => start < gap && gap < end)).toEqual([])
    }), { numRuns: 500 })
  })

  it('keeps every directive, quotation, citation, figure and formulation inside one passage and in reading order', () => {
    fc.assert(fc.property(textsWithGaps, ([text, gaps]) => {
      const { passages, directives, quotations, citations, figures, formulations } = annotate(text, gaps)
      for (const spans of [directives, quotations, citations, figures, formulations] satisfies (readonly Span[])[]) {
        let start = 0
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(start)
          expect(span.end).toBeGreaterThan(span.start)
          expect(passages.filter((passage) => liesIn(span, passage))).toHaveLength(1)
          start = span.start
        }
      }
    }), { numRuns: 1500 })
  })

  it('nests sections: each lies in its parent and stands one level below it', () => {
    fc.assert(fc.property(textsWithGaps, ([text, gaps]) => {
      const { outline } = annotate(text, gaps)
      for (const section of outline) {
        const parent = section.parent === null ? null : outline[section.parent]
        if (!parent) continue
        expect(parent.start).toBeLessThan(section.start)
        expect(section.bodyEnd).toBeLessThanOrEqual(parent.bodyEnd)
        expect(section.level).toBe(parent.level + 1)
      }
    }), { numRuns: 500 })
  })

  it('gives the same answer for the same text', () => {
    fc.assert(fc.property(texts, (text) => {
      expect(annotate(text)).toEqual(annotate(text))
    }), { numRuns: 100 })
  })
})

describe('annotating text that means harm', () => {
  it.each([
    ['no sentence ends', '治理'.repeat(300_000)],
    ['only opening quotation marks', '“'.repeat(300_000)],
    ['only title marks', '《'.repeat(300_000)],
    ['only digits', '1'.repeat(600_000)],
    ['only numerals', '三万'.repeat(300_000)],
    ['only numbered points', '一是治理。二是治理。'.repeat(30_000)],
    ['only lines', '1.治\n'.repeat(100_000)],
  ])('finishes within seconds: %s', (_name, text) => {
    const started = performance.now()
    const { passages } = annotate(text)
    expect(performance.now() - started).toBeLessThan(15_000)
    expect(passages.every(({ start, end }) => end - start <= 600)).toBe(true)
  })
})
