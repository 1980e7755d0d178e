import { defineEntity, p } from '@mikro-orm/core'
import type { CatalogKind } from './CatalogRow.ts'
import type { SheetChoice } from './import/importSheets.ts'
import type { RowError } from './import/RowError.ts'

/** REFUSED: rows were bad and the rest was not to be taken in alone. FAILED: no list, or something else came between; the message says what. */
export type CatalogImportState = 'READING' | 'COMPARING' | 'WRITING' | 'DONE' | 'REFUSED' | 'FAILED'

export const UNDER_WAY: readonly CatalogImportState[] = ['READING', 'COMPARING', 'WRITING']

const CatalogImportSchema = defineEntity({
  name: 'CatalogImport',
  properties: {
    /** imp_… */
    id: p.string().primary(),
    state: p.string().$type<CatalogImportState>().index(),
    /** The catalogue it is for, which may still have to be made. */
    slug: p.string(),
    /** For a new catalogue. */
    title: p.string().nullable(),
    kind: p.string().$type<CatalogKind>().nullable(),
    choices: p.json<Readonly<Record<string, SheetChoice>>>(),
    /** Whether good rows are taken in where others are bad. */
    acceptsRest: p.boolean(),
    fileName: p.string(),
    uploadId: p.string(),
    /** User id. */
    actor: p.string(),
    /** Rows, once they are known, and those written so far. */
    total: p.integer(),
    done: p.integer(),
    bad: p.integer(),
    errors: p.json<RowError[]>().lazy(),
    /** For people: what came of it. */
    message: p.text().nullable(),
    /** Id of the draft. */
    edition: p.string().nullable(),
    createdAt: p.datetime(),
  },
})

/** A list on its way from an upload to a draft. */
export class CatalogImport extends CatalogImportSchema.class {}
CatalogImportSchema.setClass(CatalogImport)
