import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { ReferenceType } from './referenceWords.ts'
import { REFERENCE_TYPES } from './vouchingWords.ts'
import type { ReferenceStatus } from './vouchingWords.ts'

/** Which links wait: those to be decided, those to be looked at again, or those decided before. */
export const QUEUES = ['SUGGESTED', 'REVIEW', 'CONFIRMED', 'REJECTED', 'ALL'] as const
export type Queue = (typeof QUEUES)[number]

/** Scores from the first on, below the second. */
export const BANDS = { 'high': [0.9, null], '80-90': [0.8, 0.9], '60-80': [0.6, 0.8], 'low': [null, 0.6] } as const
export type Band = keyof typeof BANDS

/** What the queue holds; all of it stands in the address. */
export interface QueueState {
  readonly queue: Queue
  readonly types: readonly ReferenceType[]
  /** Null: any score. */
  readonly band: Band | null
  /** Slugs. */
  readonly documents: readonly string[]
  readonly catalogs: readonly string[]
}

/** ?status=REVIEW&type=CITES&score=80-90 → state; what makes no sense is left out. */
export function readQueueAddress(query: LocationQuery): QueueState {
  const all = (name: string): string[] => [query[name] ?? []].flat().filter((value) => typeof value === 'string' && value !== '') as string[]
  return {
    queue: QUEUES.find((queue) => queue === all('status')[0]) ?? 'SUGGESTED',
    types: REFERENCE_TYPES.filter((type) => all('type').includes(type)),
    band: (Object.keys(BANDS) as Band[]).find((band) => band === all('score')[0]) ?? null,
    documents: all('document'),
    catalogs: all('catalog'),
  }
}

/** The inverse of `readQueueAddress`; what is usual is left out. */
export function writeQueueAddress({ queue, types, band, documents, catalogs }: QueueState): LocationQueryRaw {
  return {
    ...queue !== 'SUGGESTED' && { status: queue }, ...types.length > 0 && { type: [...types] }, ...band && { score: band },
    ...documents.length > 0 && { document: [...documents] }, ...catalogs.length > 0 && { catalog: [...catalogs] },
  }
}

export function toReferenceFilter({ queue, types, band, documents, catalogs }: QueueState) {
  const [minScore, maxScore] = band ? BANDS[band] : [null, null]
  return {
    ...queue === 'REVIEW' && { needsReview: true }, ...isStatus(queue) && { statuses: [queue] },
    ...types.length > 0 && { types: [...types] }, ...minScore !== null && { minScore }, ...maxScore !== null && { maxScore },
    ...documents.length > 0 && { documents: [...documents] }, ...catalogs.length > 0 && { catalogs: [...catalogs] },
  }
}

export interface Standing {
  readonly status: ReferenceStatus
  readonly type: ReferenceType
  readonly needsReview: boolean
}

/** Whether a link belongs to a queue, by what a decision can change. */
export function isIn({ status, needsReview }: Omit<Standing, 'type'>, queue: Queue): boolean {
  return queue === 'ALL' || (queue === 'REVIEW' ? needsReview : status === queue)
}

/** Whether a link still belongs where it is shown. */
export function isAmong(link: Standing, { queue, types }: QueueState): boolean {
  return isIn(link, queue) && (types.length === 0 || types.includes(link.type))
}

function isStatus(queue: Queue): queue is ReferenceStatus {
  return queue !== 'REVIEW' && queue !== 'ALL'
}
