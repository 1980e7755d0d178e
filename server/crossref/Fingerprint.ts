import { defineEntity, p } from '@mikro-orm/core'
import { SourceDocument } from '../documents/SourceDocument.ts'

const FingerprintSchema = defineEntity({
  name: 'Fingerprint',
  properties: {
    id: p.integer().primary().autoincrement(),
    document: () => p.manyToOne(SourceDocument).deleteRule('cascade').index(),
    /** Id of the passage or quotation. */
    place: p.string(),
    /** How a clause of it begins or ends, see `fingerprintText`. */
    mark: p.integer().index(),
  },
})

/** By this another text with the same words is found without comparing with all. */
export class Fingerprint extends FingerprintSchema.class {}
FingerprintSchema.setClass(Fingerprint)
