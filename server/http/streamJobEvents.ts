import type { FastifyInstance } from 'fastify'
import { UNDER_WAY } from '../catalogs/CatalogImport.ts'
import type { CatalogImporter } from '../catalogs/intake/CatalogImporter.ts'
import type { IngestQueue } from '../documents/IngestQueue.ts'
import { jobProgress } from '../documents/jobProgress.ts'
import type { ContextSources } from './createRequestContext.ts'
import { streamProgress } from './streamProgress.ts'

export interface JobEventOptions extends ContextSources {
  readonly queue: Pick<IngestQueue, 'subscribe'>
  readonly importer: Pick<CatalogImporter, 'subscribe' | 'progress'>
}

/** `GET /ingest-jobs/:id/events` tells of a job of documents until its `state` is DONE, `GET /catalog-imports/:id/events` of a list on its way to a draft. */
export function streamJobEvents(app: FastifyInstance, options: JobEventOptions): void {
  const { queue, importer } = options
  streamProgress(app, options, {
    path: '/ingest-jobs/:id/events',
    action: 'GET /ingest-jobs/:id/events',
    load: ({ em }, id) => jobProgress(em, id),
    subscribe: (id, listener) => queue.subscribe(id, listener),
    isEnded: ({ state }) => state === 'DONE',
    missing: '没有这个导入任务，可能已被删除',
  })
  streamProgress(app, options, {
    path: '/catalog-imports/:id/events',
    action: 'GET /catalog-imports/:id/events',
    load: ({ em }, id) => importer.progress(em, id),
    subscribe: (id, listener) => importer.subscribe(id, listener),
    isEnded: ({ state }) => !UNDER_WAY.includes(state),
    missing: '没有这次清单导入，可能已被删除',
  })
}
