import { describe, expect, it } from 'vitest'
import { findAll } from '../fixtures/findAll.ts'
import { loadStartLists, loadText } from '../fixtures/loadStart.ts'
import { resembleStart } from '../fixtures/resembleStart.ts'
import { readLabels, scoreLinks } from '../fixtures/scoreLinks.ts'
import { OFFERED, SHOWN } from './thresholds.ts'
import type { CrossReferenceType, FoundLink } from './values.ts'

const FIXTURES = 'server/crossref/fixtures'
const texts = await Promise.all([
  'seed-docs/000_94b04058e067141a.txt', 'seed-docs/001_6c7d0edebb3a9f74.txt', 'seed-docs/002_94d8f7c514dd657e.txt', `${FIXTURES}/work-plan.txt`, `${FIXTURES}/statute.md`,
].map(loadText))
const lists = await loadStartLists()
const labels = readLabels(`${FIXTURES}/true-links.json`)

/** The annotation marks the formulations in quotation marks; what counts here are the uses without. */
const marked = new Set(texts.flatMap(({ formulations }) => formulations.map(({ passage, id }) => `${passage} ${id}`)))
const isCounted = ({ from, to }: FoundLink) => !(to.kind === 'FORMULATION' && marked.has(`${from.id} ${to.id}`))
const found = findAll(texts, lists, await resembleStart(texts, lists)).filter(isCounted)
const score = scoreLinks(found, labels, texts, lists)

interface Floors {
  readonly shownPrecision: number
  readonly shownRecall: number
  readonly offeredPrecision: number
  readonly offeredRecall: number
}

/** What is reached, and may not be lost. Of SIMILAR the seeds have none. */
const FLOORS: Readonly<Record<Exclude<CrossReferenceType, 'SIMILAR'>, Floors>> = {
  MANDATES: { shownPrecision: 0.95, shownRecall: 0.8, offeredPrecision: 0.9, offeredRecall: 0.95 },
  IMPLEMENTS: { shownPrecision: 0.95, shownRecall: 0.5, offeredPrecision: 0.9, offeredRecall: 0.85 },
  CITES: { shownPrecision: 1, shownRecall: 1, offeredPrecision: 1, offeredRecall: 1 },
  QUOTES: { shownPrecision: 1, shownRecall: 1, offeredPrecision: 1, offeredRecall: 1 },
  MENTIONS: { shownPrecision: 0.9, shownRecall: 0.8, offeredPrecision: 0.8, offeredRecall: 0.8 },
}

describe('the links of the seeds, the start data and a made-up speech', () => {
  it.each(Object.keys(FLOORS) as (keyof typeof FLOORS)[])('agree with the labels by hand: %s', (type) => {
    const wanted = labels.links.filter((link) => link.type === type).length
    const told = (threshold: number) => {
      const count = (links: readonly { readonly type: string; readonly score: number }[]) => links.filter((link) => link.type === type && link.score >= threshold).length
      const [right, wrong, arguable] = [count(score.right), count(score.wrong), count(score.arguable)]
      return { precision: right / (right + wrong), strict: right / (right + wrong + arguable), recall: right / wanted }
    }
    const [shown, offered] = [told(SHOWN), told(OFFERED)]
    const line = (name: string, { precision, strict, recall }: ReturnType<typeof told>) => `${name} precision ${precision.toFixed(3)} (arguable counted wrong ${strict.toFixed(3)}) recall ${recall.toFixed(3)}`
    console.log(`${type.padEnd(11)}${line('shown', shown)}  ${line('offered', offered)}  of ${wanted}`)
    const problems = JSON.stringify({ wrong: score.wrong.filter((link) => link.type === type), missed: score.missed.filter((link) => link.type === type) }, null, 1)
    const floors = FLOORS[type]
    expect(shown.precision, problems).toBeGreaterThanOrEqual(floors.shownPrecision)
    expect(shown.recall, problems).toBeGreaterThanOrEqual(floors.shownRecall)
    expect(offered.precision, problems).toBeGreaterThanOrEqual(floors.offeredPrecision)
    expect(offered.recall, problems).toBeGreaterThanOrEqual(floors.offeredRecall)
  })

  it('are found in a speech that was written and labelled after the rules were made', async () => {
    const unseen = [await loadText(`${FIXTURES}/work-plan-unseen.txt`)]
    const own = scoreLinks(findAll(unseen, lists, await resembleStart(unseen, lists)).filter(({ type }) => type === 'MANDATES' || type === 'MENTIONS'), readLabels(`${FIXTURES}/true-links-unseen.json`), unseen, lists)
    const wanted = own.right.length + own.missed.length
    const told = (threshold: number) => {
      const count = (links: readonly { readonly score: number }[]) => links.filter((link) => link.score >= threshold).length
      return { precision: count(own.right) / (count(own.right) + count(own.wrong)), strict: count(own.right) / (count(own.right) + count(own.wrong) + count(own.arguable)), recall: count(own.right) / wanted }
    }
    const [shown, offered] = [told(SHOWN), told(OFFERED)]
    console.log(`unseen     shown precision ${shown.precision.toFixed(3)} (${shown.strict.toFixed(3)}) recall ${shown.recall.toFixed(3)}  offered precision ${offered.precision.toFixed(3)} (${offered.strict.toFixed(3)}) recall ${offered.recall.toFixed(3)}  of ${wanted}`)
    expect(shown.precision).toBeGreaterThanOrEqual(0.95)
    expect(shown.recall).toBeGreaterThanOrEqual(0.75)
    expect(offered.precision).toBeGreaterThanOrEqual(0.85)
    expect(offered.recall).toBeGreaterThanOrEqual(0.8)
  })

  it('are shown more often and no less truly with what a search says', () => {
    const without = scoreLinks(findAll(texts, lists).filter(isCounted), labels, texts, lists)
    const shown = (links: readonly FoundLink[]) => links.filter((link) => link.type === 'MANDATES' && link.score >= SHOWN).length
    console.log(`MANDATES shown without the search: ${shown(without.right)} right, ${shown(without.wrong)} wrong; with it: ${shown(score.right)} right, ${shown(score.wrong)} wrong`)
    expect(shown(score.right)).toBeGreaterThan(shown(without.right))
    expect(shown(score.wrong)).toBeLessThanOrEqual(shown(without.wrong))
  })

  it('invent no near-identical passages, for the texts have none', () => {
    expect(found.filter(({ type }) => type === 'SIMILAR')).toEqual([])
  })

  it('give as evidence the words of both sides', () => {
    const words = new Map<string, string>()
    for (const text of texts) {
      words.set(text.document.id, text.document.title)
      for (const { id, text: own } of [...text.passages, ...text.directives, ...text.quotations]) words.set(id, own)
      for (const { id, name } of text.formulations) words.set(id, name)
    }
    for (const { catalog, items } of lists) {
      words.set(catalog.id, catalog.title)
      for (const { id, name, legalBases, duties } of items) words.set(id, [name, ...duties.map(({ text }) => text), ...legalBases.flatMap(({ law, article }) => [law, article ?? ''])].join('\n'))
    }
    const foreign = found.filter(({ from, to, evidence }) => evidence.from === '' || evidence.to === '' || !words.get(from.id)?.includes(evidence.from) || !words.get(to.id)?.includes(evidence.to))
    expect(foreign).toEqual([])
  })

  it('lead from one directive to a handful of items at most, and nothing to itself', () => {
    const counts = Map.groupBy(found.filter(({ to }) => to.kind === 'ITEM'), ({ type, from }) => `${type} ${from.id}`)
    expect(Math.max(...[...counts].filter(([key]) => key.startsWith('MANDATES')).map(([, links]) => links.length))).toBeLessThanOrEqual(5)
    expect(found.filter(({ from, to }) => from.id === to.id)).toEqual([])
  })
})
