import type { ApolloServerPlugin } from '@apollo/server'
import { getNamedType, getNullableType, getVariableValues, GraphQLError, isCompositeType, isListType, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import { fieldExtensionsEstimator, getComplexity, type ComplexityEstimatorArgs } from 'graphql-query-complexity/cjs'
import { readPageSize } from '../accounts/Connection.ts'
import type { RequestContext } from '../accounts/RequestContext.ts'
import { KnownError } from '../errors.ts'
import { measureOperation } from './measureOperation.ts'

/** A page with all it shows is 8 deep and has no more than a handful of aliases. */
const DEEPEST = 15
const MOST_ALIASES = 50
const MOST_ROOT_FIELDS = 20
/** About this many values may be asked for: a hundred documents with all that is known of them, and room to spare. */
const HIGHEST_COST = 1_000_000
/** Costs remembered of one operation. */
const MOST_KNOWN = 100
const LONGEST_KEY = 500
/** What a list without pages is taken to hold. */
const USUAL_LIST = 10

/** Refuses an operation that asks too much, before it is executed: too deep, too many aliases or root fields, too many values in all. */
export function limitOperations(schema: GraphQLSchema): ApolloServerPlugin<RequestContext> {
  const costs = new KnownCosts()
  return {
    requestDidStart: () => Promise.resolve({
      didResolveOperation: ({ document, operation, operationName, request: { variables } }) => {
        if (!operation) return Promise.resolve()
        const { depth, aliases, fields } = measureOperation(document, operation)
        if (depth > DEEPEST) refuse(`查询嵌套了 ${depth} 层，最多 ${DEEPEST} 层，请分几次查询`)
        if (aliases > MOST_ALIASES) refuse(`查询用了 ${aliases} 个别名，最多 ${MOST_ALIASES} 个，请分几次查询`)
        if (fields > MOST_ROOT_FIELDS) refuse(`一次查询了 ${fields} 项，最多 ${MOST_ROOT_FIELDS} 项，请分几次查询`)
        // Read here, because the cost depends on them and says nothing useful of those that cannot be read.
        const { errors: [wrong] = [] } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {}, { maxErrors: 1 })
        if (wrong) throw explainVariable(wrong)
        const cost = costs.find(operation, variables ?? {}, () => getComplexity({
          schema, query: document, ...(operationName ? { operationName } : {}), ...(variables ? { variables } : {}),
          estimators: [fieldExtensionsEstimator(), estimateField],
        }))
        if (cost > HIGHEST_COST) refuse(`查询要取的内容太多（约 ${cost} 项，最多 ${HIGHEST_COST} 项），请减小 first 或分几次查询`)
        return Promise.resolve()
      },
    }),
  }
}

/** What operations cost that were asked before, as the page asks the same ones again and again. Apollo Server keeps the parsed text of these. */
class KnownCosts {
  readonly #costs = new WeakMap<OperationDefinitionNode, Map<string, number>>()

  find(operation: OperationDefinitionNode, variables: object, count: () => number): number {
    // Numbers and switches make a difference; what is searched for makes none.
    const key = JSON.stringify(variables, (_, value: unknown) => (typeof value === 'string' ? '' : value))
    if (key.length > LONGEST_KEY) return count()
    const ofOperation = this.#costs.get(operation) ?? new Map<string, number>()
    this.#costs.set(operation, ofOperation)
    const known = ofOperation.get(key)
    if (known !== undefined) return known
    const cost = count()
    if (ofOperation.size >= MOST_KNOWN) ofOperation.clear()
    ofOperation.set(key, cost)
    return cost
  }
}

function explainVariable(error: GraphQLError): GraphQLError {
  const code = error.extensions.code ?? 'BAD_USER_INPUT'
  return new GraphQLError(error.message, { nodes: error.nodes ?? null, originalError: error.originalError ?? null, extensions: { ...error.extensions, code, http: { status: 400 } } })
}

function refuse(message: string): never {
  throw new GraphQLError(message, { extensions: { code: 'TOO_COMPLEX', http: { status: 400 } } })
}

/** A page counts as many entries as it may have (`first`), a list without pages as ten, every field of every entry as one. */
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
