import { defineEntity, p } from '@mikro-orm/core'

const UploadSchema = defineEntity({
  name: 'Upload',
  properties: {
    id: p.string().primary(),
    /** As the browser named it. */
    name: p.string(),
    size: p.integer(),
    /** User id of who sent it. */
    owner: p.string(),
    at: p.datetime(),
  },
})

/** A file received over HTTP that waits in `DATA_DIR/uploads/<id>` until an ingest job takes it. */
export class Upload extends UploadSchema.class {}
UploadSchema.setClass(Upload)
