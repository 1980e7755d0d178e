import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import type { RequestContext } from '../accounts/RequestContext.ts'
import { createErrorFormatter } from '../schema/formatError.ts'
import { limitOperations } from '../schema/limitOperations.ts'
import { answerErrors } from './answerErrors.ts'
import { createRequestContext } from './createRequestContext.ts'
import { serveExports, type ExportOptions } from './serveExports.ts'
import { serveHealth } from './health.ts'
import { packAnswers } from './packing.ts'
import type { Readiness } from './Readiness.ts'
import { receiveUploads, type UploadOptions } from './receiveUploads.ts'
import { secureHeaders } from './secureHeaders.ts'
import { serveClient } from './serveClient.ts'
import { streamJobEvents, type JobEventOptions } from './streamJobEvents.ts'

/** A query is text of at most a few thousand words; uploads have a limit of their own. */
const LARGEST_BODY = 512 * 1024
const MOST_TOKENS = 4000

export interface AppOptions extends UploadOptions, JobEventOptions, ExportOptions {
  readonly schema: GraphQLSchema
  readonly log: Logger
  readonly readiness: Readiness
  /** Folder of the built page. */
  readonly clientFolder: string
  readonly trustedProxy: string | null
}

/** Puts everything that is served over HTTP together; it does not listen yet. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const { log } = options
  const loggerInstance: FastifyBaseLogger = log
  const app = Fastify({
    loggerInstance,
    trustProxy: options.trustedProxy ?? false,
    bodyLimit: LARGEST_BODY,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  })
  answerErrors(app, log)
  secureHeaders(app)
  await app.register(compress)
  await app.register(cookie)
  serveHealth(app, options.readiness)
  await serveGraphql(app, options)
  await receiveUploads(app, options)
  streamJobEvents(app, options)
  serveExports(app, options)
  await serveClient(app, options.clientFolder)
  return app
}

async function serveGraphql(app: FastifyInstance, { schema, log, orm, publicRead }: AppOptions): Promise<void> {
  const apollo = new ApolloServer<RequestContext>({
    schema,
    // Without cache hints nothing listens to each of the hundreds of fields of a page of results.
    plugins: [limitOperations(schema), ApolloServerPluginCacheControlDisabled()],
    logger: log,
    introspection: true,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    parseOptions: { maxTokens: MOST_TOKENS },
    formatError: createErrorFormatter(log),
  })
  await apollo.start()
  app.addHook('onClose', () => apollo.stop())
  app.post('/graphql', packAnswers, fastifyApolloHandler(apollo, { context: (request, reply) => createRequestContext({ orm, publicRead }, request, reply) }))
}
