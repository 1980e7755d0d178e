import { initGraphQLTada } from 'gql.tada'
import type { introspection } from './schemaTypes.d.ts'

/** Writes an operation: its result and variables are typed from `schema/schema.graphql`. */
export const graphql = initGraphQLTada<{ introspection: introspection, scalars: { Date: string, DateTimeISO: string }, disableMasking: true }>()
