import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { createFindingContext } from '../crossref/find/FindingContext.ts'
import { findDocumentLinks } from '../crossref/find/findDocumentLinks.ts'
import { findEditionLinks } from '../crossref/find/findEditionLinks.ts'
import { findTextKinship } from '../crossref/find/findTextKinship.ts'
import { FingerprintIndex } from '../crossref/find/FingerprintIndex.ts'
import { titleEntryOf } from '../crossref/find/titleEntryOf.ts'
import { makeLinkCorpus } from './makeLinkCorpus.ts'
import { percentiles } from './percentiles.ts'

const ITEMS = 5000
const SIZES = [250, 1000] as const
const MORE = 30
const MEBIBYTE = 2 ** 20

interface Measured {
  readonly items: number
  /** Milliseconds of processor time, which other programs do not disturb: to make the lookups from the lists, to compare the lists, and for each document in its turn. */
  readonly indexing: number
  readonly editions: number
  readonly documents: number
  /** Median of a document that comes when all are held. */
  readonly oneMore: number
  readonly links: number
  readonly peakMebibytes: number
}

/**
 * Finds the links of many documents and 5,000 items, in a process of its own for each size, so that the peak of its memory is its own.
 * To be compared: a document that comes last with the average one, and four times the documents with one time.
 */
export async function measureLinks(seedDocs: string, say: (line: string) => void): Promise<void> {
  const totals: number[] = []
  for (const size of SIZES) {
    const { items, indexing, editions, documents, oneMore, links, peakMebibytes } = await measureApart(seedDocs, size)
    totals.push(documents)
    const mean = documents / size
    say(`links of ${size} documents and ${items} items: ${((indexing + editions + documents) / 1000).toFixed(1)} s of processor time (lookups ${(indexing / 1000).toFixed(1)}, lists ${(editions / 1000).toFixed(1)}, documents ${(documents / 1000).toFixed(1)}), ${links} links, peak memory ${peakMebibytes.toFixed(0)} MiB`)
    say(`  one more document ${oneMore.toFixed(1)} ms, ×${(oneMore / mean).toFixed(2)} of the average one`)
  }
  const [few = NaN, many = NaN] = totals
  say(`  ${SIZES[1] / SIZES[0]} times the documents take ×${(many / few).toFixed(2)} the time`)
}

async function measureApart(seedDocs: string, size: number): Promise<Measured> {
  const child = fork(fileURLToPath(import.meta.url), [seedDocs, String(size)])
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`measuring the links of ${size} documents ended with code ${code}`)))
  ended.catch(() => {})
  const [measured] = await Promise.race([once(child, 'message') as Promise<[Measured]>, ended])
  return measured
}

async function measureHere(seedDocs: string, size: number): Promise<Measured> {
  const { lists, nextDocument } = await makeLinkCorpus(seedDocs, ITEMS)
  const began = processorTime()
  const context = createFindingContext({ lists, titles: [], formulations: [] })
  const indexed = processorTime()
  let links = lists.reduce((sum, list) => sum + findEditionLinks(list, context).length, 0)
  const compared = processorTime()
  const kin = new FingerprintIndex()
  const times = Array.from({ length: size + MORE }, () => {
    const document = nextDocument()
    const start = processorTime()
    links += findDocumentLinks(document, context).length + findTextKinship(document, (marks) => kin.lookup(marks)).length
    kin.add(document)
    context.titles.add(titleEntryOf(document))
    return processorTime() - start
  })
  return {
    items: context.items.entries.length,
    indexing: indexed - began, editions: compared - indexed,
    documents: times.slice(0, size).reduce((sum, time) => sum + time, 0),
    oneMore: percentiles(times.slice(size)).p50,
    links, peakMebibytes: process.resourceUsage().maxRSS * 1024 / MEBIBYTE,
  }
}

function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

const [seedDocs, size] = process.argv.slice(2)
if (process.argv[1] === fileURLToPath(import.meta.url) && seedDocs && size) {
  process.send?.(await measureHere(seedDocs, Number(size)), () => process.disconnect())
}
