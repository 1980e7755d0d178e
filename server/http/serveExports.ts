import type { FastifyInstance, FastifyReply } from 'fastify'
import { requireAllowed } from '../accounts/policy.ts'
import { exportCatalog, readExportQuery, type ListExporter } from '../catalogs/exportCatalog.ts'
import { exportGaps } from '../crossref/gaps/exportGaps.ts'
import type { GapReport } from '../crossref/gaps/GapReport.ts'
import { createRequestContext, type ContextSources } from './createRequestContext.ts'
import { exportAudit } from './exportAudit.ts'

export interface ExportOptions extends ContextSources {
  readonly exporter: ListExporter
  readonly gaps: GapReport
}

const MEDIA_TYPES = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const

/**
 * `GET /catalogs/:slug/export.xlsx` and `.csv`: a catalogue's items as the page shows them. `GET /audit.csv`: the audit log, filtered likewise.
 * `GET /gaps.xlsx`: what is missing between texts and lists.
 */
export function serveExports(app: FastifyInstance, options: ExportOptions): void {
  for (const format of ['xlsx', 'csv'] as const) {
    app.get<{ Params: { slug: string }; Querystring: Record<string, unknown> }>(`/catalogs/:slug/export.${format}`, async (request, reply) => {
      const context = await createRequestContext(options, request, reply)
      requireAllowed(context, 'GET /catalogs/:slug/export')
      const { name, bytes } = await exportCatalog(context, options.exporter, request.params.slug, readExportQuery(request.query), format)
      return send(reply, `${name}.${format}`, MEDIA_TYPES[format], Buffer.from(bytes))
    })
  }
  app.get<{ Querystring: Record<string, unknown> }>('/audit.csv', async (request, reply) => {
    const context = await createRequestContext(options, request, reply)
    requireAllowed(context, 'GET /audit.csv')
    return send(reply, '审计记录.csv', MEDIA_TYPES.csv, exportAudit(context.em, request.query))
  })
  app.get('/gaps.xlsx', async (request, reply) => {
    const context = await createRequestContext(options, request, reply)
    requireAllowed(context, 'GET /gaps.xlsx')
    return send(reply, '缺漏报告.xlsx', MEDIA_TYPES.xlsx, Buffer.from(await exportGaps(context.em, options.gaps, `${request.protocol}://${request.host}`)))
  })
}

function send(reply: FastifyReply, name: string, mediaType: string, content: unknown): FastifyReply {
  return reply.type(mediaType).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`).header('cache-control', 'no-store').send(content)
}
