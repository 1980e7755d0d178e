import { defineEntity, p } from '@mikro-orm/core'
import type { Gap, Repair } from '../ingest/CleanText.ts'
import type { DocumentKind, Level } from '../ingest/AnnotatedText.ts'
import { SourceFile } from './SourceFile.ts'

const SourceDocumentSchema = defineEntity({
  name: 'SourceDocument',
  properties: {
    id: p.string().primary(),
    slug: p.string().unique(),
    title: p.string(),
    kind: p.string().$type<DocumentKind>().index(),
    /** ISO 8601 day. */
    date: p.string().nullable().index(),
    level: p.string().$type<Level>().nullable(),
    occasion: p.string().nullable(),
    speaker: p.string().nullable(),
    file: () => p.manyToOne(SourceFile),
    rawText: p.text().lazy(),
    cleanText: p.text().lazy(),
    repairs: p.json<Repair[]>().lazy(),
    gaps: p.json<Gap[]>(),
    shownCharacters: p.integer(),
    statedCharacters: p.integer().nullable(),
    /** Number of the latest revision. */
    revision: p.integer(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
})

/** A speech, a set of exchange remarks, a policy paper or a regulation, repaired and annotated. */
export class SourceDocument extends SourceDocumentSchema.class {}
SourceDocumentSchema.setClass(SourceDocument)
