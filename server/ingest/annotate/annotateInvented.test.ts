import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cleanText } from '../repair/cleanText.ts'
import { annotateText } from './annotateText.ts'
import type { ExpectedAnnotation } from './fixtures/ExpectedAnnotation.ts'
import { cadreMeeting } from './fixtures/invented/development/cadreMeeting.ts'
import { floodNotice } from './fixtures/invented/development/floodNotice.ts'
import { greenPlan } from './fixtures/invented/development/greenPlan.ts'
import { marketPlan } from './fixtures/invented/development/marketPlan.ts'
import { newsRelease } from './fixtures/invented/development/newsRelease.ts'
import { talentSpeech } from './fixtures/invented/development/talentSpeech.ts'
import { townshipRemarks } from './fixtures/invented/development/townshipRemarks.ts'
import { ceremonyNews } from './fixtures/invented/heldOut/ceremonyNews.ts'
import { experience } from './fixtures/invented/heldOut/experience.ts'
import { partyBuildingSpeech } from './fixtures/invented/heldOut/partyBuildingSpeech.ts'
import { schoolCircular } from './fixtures/invented/heldOut/schoolCircular.ts'
import { surveyReport } from './fixtures/invented/heldOut/surveyReport.ts'
import { trialOpinion } from './fixtures/invented/heldOut/trialOpinion.ts'
import { villagePoints } from './fixtures/invented/heldOut/villagePoints.ts'
import { addScores, kindsScored, scoreAnnotation, type KindScored } from './fixtures/scoreAnnotation.ts'

interface Floor { readonly precision: number, readonly recall: number, readonly attributes: number }
interface Half { readonly texts: readonly ExpectedAnnotation[], readonly floors: Readonly<Record<KindScored, Floor>> }

/** What is reached, and may not be lost. */
const floor = (precision: number, recall: number, attributes = 1): Floor => ({ precision, recall, attributes })
const halves: Readonly<Record<string, Half>> = {
  development: {
    texts: [cadreMeeting, townshipRemarks, greenPlan, floodNotice, newsRelease, talentSpeech, marketPlan],
    floors: {
      head: floor(0.97, 0.97), outline: floor(0.97, 0.97), passages: floor(0.97, 0.97), directives: floor(0.97, 0.97, 0.97),
      quotations: floor(0.95, 0.95), citations: floor(1, 1), figures: floor(0.97, 0.97, 0.96), formulations: floor(0.95, 0.95),
    },
  },
  heldOut: {
    texts: [partyBuildingSpeech, experience, villagePoints, surveyReport, trialOpinion, ceremonyNews, schoolCircular],
    floors: {
      head: floor(0.97, 0.97), outline: floor(0.95, 0.97), passages: floor(0.97, 0.97), directives: floor(0.94, 0.9, 0.93),
      quotations: floor(0.95, 0.95, 0.85), citations: floor(1, 1), figures: floor(0.97, 0.97, 0.9), formulations: floor(0.95, 0.65),
    },
  },
}

const ratio = (part: number, whole: number): number => whole === 0 ? 1 : part / whole

describe.each(Object.entries(halves))('invented texts, %s', (half, { texts, floors }) => {
  const scores = texts.map((expected) => {
    const text = readFileSync(resolve(import.meta.dirname, 'fixtures/invented', half, expected.file), 'utf8')
    const mediaType = expected.file.endsWith('.md') ? 'text/markdown' : 'text/plain'
    const clean = cleanText({ text, mediaType })
    return scoreAnnotation(clean.text, expected, annotateText(clean, { fileName: expected.file, mediaType }))
  })

  it.each(kindsScored)('agree with the annotation by hand: %s', (kind) => {
    const { right, wrong, missed, attributes, attributesRight, attributesWrong } = addScores(scores.map((byKind) => byKind[kind]))
    const reached = floor(ratio(right, right + wrong.length), ratio(right, right + missed.length), ratio(attributesRight, attributes))
    console.log(`${half.padEnd(12)}${kind.padEnd(14)}precision ${reached.precision.toFixed(3)}  recall ${reached.recall.toFixed(3)}  attributes ${reached.attributes.toFixed(3)}  of ${right + missed.length}`)
    const told = JSON.stringify({ wrong, missed, attributesWrong }, null, 1)
    expect(reached.precision, told).toBeGreaterThanOrEqual(floors[kind].precision)
    expect(reached.recall, told).toBeGreaterThanOrEqual(floors[kind].recall)
    expect(reached.attributes, told).toBeGreaterThanOrEqual(floors[kind].attributes)
  })
})
