import type { ResultOf } from 'gql.tada'
import { graphql } from '../graphql/graphql.ts'

export const gapGroupsQuery = graphql(`query GapGroups { gapReport { kind label advice count } }`)

export const gapRowsQuery = graphql(`
  query GapRows($kind: GapKind!, $after: String) {
    gapReport(kinds: [$kind]) {
      kind
      rows(first: 50, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id title detail url count } } }
    }
  }
`)

export type GapGroup = ResultOf<typeof gapGroupsQuery>['gapReport'][number]
export type GapKind = GapGroup['kind']
