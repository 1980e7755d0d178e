import { defaultFieldResolver, type GraphQLSchema } from 'graphql'
import { isAction, requireAllowed } from '../accounts/policy.ts'
import type { RequestContext } from '../accounts/RequestContext.ts'

/**
 * Puts the policy before every query and mutation of the schema, so that none can be forgotten: an operation without a line in
 * `policy.ts` keeps the server from starting.
 */
export function guardOperations(schema: GraphQLSchema): GraphQLSchema {
  for (const type of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(type?.getFields() ?? {})) {
      const action = `${type?.name}.${field.name}`
      if (!isAction(action)) throw new Error(`policy.ts has no line for ${action}`)
      const resolve = field.resolve ?? defaultFieldResolver
      field.resolve = (source, args, context: RequestContext, info): unknown => {
        requireAllowed(context, action)
        return resolve(source, args, context, info)
      }
    }
  }
  return schema
}
