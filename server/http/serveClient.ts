import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const notFound = { error: { code: 'NOT_FOUND', message: '没有这个地址' } }

/**
 * Serves the built page. Files under /assets carry a hash of their content in their names and are kept by browsers for good; any other
 * path without a file ending is a page of the client, which finds its way from the path itself.
 */
export async function serveClient(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'))
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const hashed = path.startsWith(join(folder, 'assets'))
        void reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    if (!built || !isPage(request)) return reply.code(404).send(notFound)
    return reply.sendFile('index.html')
  })
}

function isPage({ method, url }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false
  const [path = ''] = url.split('?', 1)
  const [, first = ''] = path.split('/')
  const last = path.slice(path.lastIndexOf('/') + 1)
  // The code of an item, /catalogs/…/items/1.2, may have dots.
  return !['assets', 'api', 'graphql', 'uploads', 'ingest-jobs', 'catalog-imports'].includes(first) && (first === 'catalogs' || !last.includes('.'))
}
