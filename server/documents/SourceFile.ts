import { defineEntity, p } from '@mikro-orm/core'

const SourceFileSchema = defineEntity({
  name: 'SourceFile',
  properties: {
    /** Lower-case hexadecimal SHA-256 of the bytes. */
    sha256: p.string().primary(),
    name: p.string(),
    mediaType: p.string(),
    encoding: p.string().nullable(),
    byteLength: p.integer(),
    bytes: p.blob().lazy(),
    storedAt: p.datetime(),
  },
})

/** The bytes of a file as they came, kept for good: every revision of a document names the file it was read from. */
export class SourceFile extends SourceFileSchema.class {}
SourceFileSchema.setClass(SourceFile)
