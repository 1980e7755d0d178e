import { defineEntity, p } from '@mikro-orm/core'

/** What a link says of its two ends. */
export type ReferenceType = 'MANDATES' | 'IMPLEMENTS' | 'CITES' | 'QUOTES' | 'MENTIONS' | 'SIMILAR'
export type ReferenceStatus = 'SUGGESTED' | 'CONFIRMED' | 'REJECTED'

const CrossReferenceSchema = defineEntity({
  name: 'CrossReference',
  properties: {
    /** xrf_… */
    id: p.string().primary(),
    type: p.string().$type<ReferenceType>(),
    status: p.string().$type<ReferenceStatus>(),
    /** Found by the linker, or added by a person. */
    origin: p.string().$type<'FOUND' | 'ADDED'>(),
    /** 0 to 1; of one added by hand 1. */
    score: p.double(),
    /** What each side is, by an id that outlives re-ingest and new editions: see `endKindOf`. */
    fromEnd: p.string().index(),
    toEnd: p.string().index(),
    /** The document or catalogue each side belongs to; a formulation belongs to itself. */
    fromOwner: p.string().index(),
    toOwner: p.string().index(),
    /** Both ends with the family of types it was found or added as: see `pairOf`. */
    pair: p.string().unique(),
    /** The words on each side that speak for it. */
    fromEvidence: p.text().nullable(),
    toEvidence: p.text().nullable(),
    /** What each side said when a person last decided; null while nobody has. By these words a changed side is noticed, and found again where its id is gone. */
    fromWords: p.text().nullable(),
    toWords: p.text().nullable(),
    /** The ends before they were carried to where they are, so that a withdrawn edition leads back. */
    carriedFrom: p.string().nullable(),
    carriedTo: p.string().nullable(),
    /** Decided, but a side has changed since: somebody should look again. */
    needsReview: p.boolean(),
    /** For people. */
    reviewReason: p.text().nullable(),
    /** Why a person decided so. */
    reason: p.text().nullable(),
    /** User id. */
    decidedBy: p.string().nullable(),
    decidedAt: p.datetime().nullable(),
    /** Number of the latest revision; 0 for a suggestion that nobody has touched. */
    version: p.integer(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
  indexes: [{ properties: ['status', 'score', 'id'] }],
})

/** 互见: a link between passages, directives, items, documents and catalogues; suggested, confirmed or rejected. */
export class CrossReference extends CrossReferenceSchema.class {}
CrossReferenceSchema.setClass(CrossReference)
