import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cleanText } from '../repair/cleanText.ts'
import { annotateText } from './annotateText.ts'
import { exchangeRemarks } from './fixtures/exchangeRemarks.ts'
import { rallySpeech } from './fixtures/rallySpeech.ts'
import { addScores, kindsScored, scoreAnnotation, type KindScored } from './fixtures/scoreAnnotation.ts'
import { workConference } from './fixtures/workConference.ts'

/** What is reached, and may not be lost. */
const floors: Readonly<Record<KindScored, number>> = {
  head: 1, outline: 1, passages: 1, directives: 0.95, quotations: 0.95, citations: 1, figures: 0.95, formulations: 0.95,
}

function annotateSeed(name: string) {
  const raw = readFileSync(resolve(import.meta.dirname, '../../../seed-docs', name), 'utf8')
  const clean = cleanText({ text: raw, mediaType: 'text/plain' })
  return { clean, annotated: annotateText(clean, { fileName: name, mediaType: 'text/plain' }) }
}

const documents = [exchangeRemarks, rallySpeech, workConference].map((expected) => ({ expected, ...annotateSeed(expected.file) }))
const scores = documents.map(({ expected, clean, annotated }) => scoreAnnotation(clean.text, expected, annotated))
const ratio = (part: number, whole: number): number => whole === 0 ? 1 : part / whole

describe('the three seed documents, annotated', () => {
  it.each(kindsScored)('agree with the annotation by hand: %s', (kind) => {
    const score = addScores(scores.map((byKind) => byKind[kind]))
    const precision = ratio(score.right, score.right + score.wrong.length)
    const recall = ratio(score.right, score.right + score.missed.length)
    const attributes = ratio(score.attributesRight, score.attributes)
    console.log(`${kind.padEnd(14)}precision ${precision.toFixed(3)}  recall ${recall.toFixed(3)}  attributes ${attributes.toFixed(3)}  of ${score.right + score.missed.length}`)
    const told = JSON.stringify({ wrong: score.wrong, missed: score.missed, attributesWrong: score.attributesWrong }, null, 1)
    expect(Math.min(precision, recall, attributes), told).toBeGreaterThanOrEqual(floors[kind])
  })

  it('have their gaps where the hand annotation has them, and no passage runs over one', () => {
    for (const { expected, clean, annotated } of documents) {
      expect(clean.gaps).toHaveLength(expected.gaps.length)
      expected.gaps.forEach((gap, index) => {
        const offset = clean.gaps[index]?.offset ?? -1
        expect(clean.text.slice(0, offset).trimEnd().endsWith(gap.before)).toBe(true)
        expect(clean.text.slice(offset).trimStart().startsWith(gap.after)).toBe(true)
        expect(annotated.passages.filter(({ start, end }) => start < offset && offset < end)).toEqual([])
      })
    }
  })
})
