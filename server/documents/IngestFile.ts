import { defineEntity, p } from '@mikro-orm/core'
import { IngestJob } from './IngestJob.ts'
import { SourceDocument } from './SourceDocument.ts'

/**
 * WAITING: not read yet. CREATED, REVISED: stored as a new document, or as a new revision of one. DUPLICATE: the same bytes are here already.
 * OFFERED: looks like another copy of a document; a person decides. DISMISSED: decided against. FAILED: cannot be read, see the message.
 */
export type IngestFileState = 'WAITING' | 'CREATED' | 'REVISED' | 'DUPLICATE' | 'OFFERED' | 'DISMISSED' | 'FAILED'

const IngestFileSchema = defineEntity({
  name: 'IngestFile',
  properties: {
    id: p.string().primary(),
    job: () => p.manyToOne(IngestJob).deleteRule('cascade').index(),
    position: p.integer(),
    /** For people. */
    name: p.string(),
    /** Where the bytes are until they are read. */
    path: p.text(),
    state: p.string().$type<IngestFileState>().index(),
    /** In Chinese: what happened, or what is wrong and what to do. */
    message: p.text().nullable(),
    document: () => p.manyToOne(SourceDocument).nullable().deleteRule('set null'),
    offered: () => p.manyToOne(SourceDocument).nullable().deleteRule('set null'),
    /** Share of the shorter text's sentences found in the other, 0 to 1. */
    overlap: p.double().nullable(),
  },
})

/** One file of a job and what became of it. */
export class IngestFile extends IngestFileSchema.class {}
IngestFileSchema.setClass(IngestFile)
