import type { ResultOf } from 'gql.tada'
import { graphql } from '../graphql/graphql.ts'

const sideFields = graphql(`fragment SideFields on CatalogItem { id code name position department { name } levels }`)

export const comparisonQuery = graphql(`
  query Comparison($from: ID!, $to: ID!) {
    compareEditions(from: $from, to: $to) {
      unchangedCount
      added { ...SideFields }
      removed { ...SideFields }
      renamed { cause from { ...SideFields } to { ...SideFields } }
      merged { from { ...SideFields } to { ...SideFields } }
      split { from { ...SideFields } to { ...SideFields } }
      changed { item { ...SideFields } fields { field label from to } }
    }
  }
`, [sideFields])

export type Comparison = NonNullable<ResultOf<typeof comparisonQuery>['compareEditions']>
export type SideItem = ResultOf<typeof sideFields>
export type FieldChange = Comparison['changed'][number]['fields'][number]
