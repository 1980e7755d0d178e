import type { FastifyInstance } from 'fastify'
import helmet from 'helmet'

/**
 * The page may load nothing but its own files: even a script that found its way into a document could not run. Styles may stand in
 * elements, because Element Plus places its pop-ups that way. No word about HTTPS: whoever puts a proxy in front says it there.
 */
const setHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
  xFrameOptions: { action: 'deny' },
  referrerPolicy: { policy: 'same-origin' },
})

/** Not by Fastify's plugin for helmet: that makes the headers anew for each answer, and leaves each answer to the collector for longer. */
export function secureHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', ({ raw: request }, { raw: response }, done) => { setHeaders(request, response, (error) => { done(error instanceof Error ? error : undefined) }) })
}
