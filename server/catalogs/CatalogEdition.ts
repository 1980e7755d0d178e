import { defineEntity, p } from '@mikro-orm/core'
import { Catalog } from './Catalog.ts'
import type { RowError } from './import/RowError.ts'

/** DRAFT can be changed; IN_REVIEW waits for somebody other than its author; PUBLISHED is what counts; SUPERSEDED once did. The last two never change. */
export type EditionStatus = 'DRAFT' | 'IN_REVIEW' | 'PUBLISHED' | 'SUPERSEDED'

/** Editions that only those who work on the catalogue may see. A catalogue has at most one. */
export const OPEN_STATUSES: readonly EditionStatus[] = ['DRAFT', 'IN_REVIEW']

const CatalogEditionSchema = defineEntity({
  name: 'CatalogEdition',
  properties: {
    /** edn_… */
    id: p.string().primary(),
    catalog: () => p.manyToOne(Catalog).deleteRule('cascade').index(),
    /** From 1, in the order in which they were begun. */
    number: p.integer(),
    status: p.string().$type<EditionStatus>().index(),
    /** ISO 8601 day. */
    effectiveDate: p.string().nullable(),
    /** What it holds was made up to show the product. */
    isDemonstration: p.boolean(),
    /** User ids; null: the start data or the command line. */
    author: p.string().nullable(),
    submittedBy: p.string().nullable(),
    reviewer: p.string().nullable(),
    /** Why the reviewer gave it back. */
    returnReason: p.text().nullable(),
    itemCount: p.integer(),
    /** Number of the latest revision of the edition itself. */
    version: p.integer(),
    /** A person changed items after the draft was made, so that no import may replace it. */
    isEditedByHand: p.boolean(),
    /** The file it was read from. */
    sourceName: p.string().nullable(),
    sourceSha256: p.string().nullable(),
    /** What was wrong with the rows that the curator left out. */
    leftOut: p.json<RowError[]>().lazy(),
    leftOutCount: p.integer(),
    /** The edition that was published when this one was; null: there was none, or this one is not published yet. */
    before: () => p.manyToOne(CatalogEdition).nullable().deleteRule('set null'),
    createdAt: p.datetime(),
    submittedAt: p.datetime().nullable(),
    publishedAt: p.datetime().nullable(),
    withdrawnAt: p.datetime().nullable(),
  },
  uniques: [{ properties: ['catalog', 'number'] }],
})

/** One state of a catalogue, worked on, then published, then replaced by the next. */
export class CatalogEdition extends CatalogEditionSchema.class {}
CatalogEditionSchema.setClass(CatalogEdition)
