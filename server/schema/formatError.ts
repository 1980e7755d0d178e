import { unwrapResolverError } from '@apollo/server/errors'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { customAlphabet } from 'nanoid'
import type { Logger } from 'pino'
import { KnownError } from '../errors.ts'

/** Easy to read out over the telephone: no characters that look or sound alike. */
const createFaultNumber = customAlphabet('23456789ABCDEFGHJKMNPQRSTUVWXYZ', 8)

/**
 * What a person is told of an error. Known errors and errors in the query itself keep their words; everything else is a fault of the
 * server: it is logged under a number, and only the number is told.
 */
export function createErrorFormatter(log: Logger): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const cause = unwrapResolverError(error)
    if (cause instanceof KnownError) {
      // What made a part unavailable is for the log, not for the person who met it.
      if (cause.cause !== undefined) log.error({ err: cause.cause }, cause.message)
      return { ...formatted, message: cause.message, extensions: { code: cause.code, ...(cause.field ? { field: cause.field } : {}) } }
    }
    if (formatted.extensions?.code !== 'INTERNAL_SERVER_ERROR' && error instanceof GraphQLError) return formatted
    const { message, number } = logFault(log, cause)
    const { path, locations } = formatted
    return { message, ...(path ? { path } : {}), ...(locations ? { locations } : {}), extensions: { code: 'INTERNAL', number } }
  }
}

/** Logs a fault under a new number and says what to tell the person who met it. */
export function logFault(log: Logger, fault: unknown): { readonly message: string; readonly number: string } {
  const number = createFaultNumber()
  log.error({ err: fault, number }, 'fault')
  return { message: `服务器内部错误，编号 ${number}。请稍后再试；如果一再出现，请把编号告诉管理员`, number }
}
