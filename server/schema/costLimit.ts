import type { ApolloServerPlugin } from '@apollo/server'
import { getNamedType, getNullableType, GraphQLError, isCompositeType, isListType, type GraphQLSchema } from 'graphql'
import { getComplexity, type ComplexityEstimatorArgs } from 'graphql-query-complexity/cjs'
import { readPageSize } from '../accounts/Connection.ts'
import { KnownError } from '../errors.ts'
import type { RequestContext } from '../accounts/RequestContext.ts'

/** About this many values may be asked for: a hundred documents with all that is known of them, and room to spare. */
export const HIGHEST_COST = 400_000

/** What a list without pages is taken to hold. */
const USUAL_LIST = 10

/**
 * Refuses an operation that asks for too many values, before it is executed. A page counts as many entries as it may have (`first`),
 * a list without pages as ten, every field of every entry as one.
 */
export function costLimit(schema: GraphQLSchema): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () => Promise.resolve({
      didResolveOperation: ({ document, operationName, request: { variables } }) => {
        const cost = getComplexity({
          schema,
          query: document,
          ...(operationName ? { operationName } : {}),
          ...(variables ? { variables } : {}),
          estimators: [estimateField],
        })
        if (cost > HIGHEST_COST) {
          throw new GraphQLError(`查询要取的内容太多（约 ${cost} 项，最多 ${HIGHEST_COST} 项），请减小 first 或分几次查询`, {
            extensions: { code: 'TOO_COMPLEX', http: { status: 400 } },
          })
        }
        return Promise.resolve()
      },
    }),
  }
}

function estimateField({ field, args, childComplexity }: ComplexityEstimatorArgs): number {
  if (field.args.some(({ name }) => name === 'first')) return 1 + childComplexity * countPage(args.first as number | null | undefined)
  const isPage = field.name === 'edges'
  const isList = isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type))
  return 1 + childComplexity * (isList && !isPage ? USUAL_LIST : 1)
}

/** A `first` that cannot be is refused where it is used, with a better message than here. */
function countPage(first: number | null | undefined): number {
  try {
    return readPageSize(first)
  } catch (error) {
    if (error instanceof KnownError) return 0
    throw error
  }
}
