import type { ResultOf } from 'gql.tada'
import { graphql } from '../graphql/graphql.ts'

export const coverageQuery = graphql(`
  query Coverage($slug: String!) { catalog(slug: $slug) { coverage { total covered listMandates departments { department { name } total covered } } } }
`)

export const uncoveredQuery = graphql(`
  query UncoveredItems($slug: String!, $after: String) {
    catalog(slug: $slug) {
      title kind
      coverage {
        total covered
        uncovered(first: 100, after: $after) { totalCount pageInfo { hasNextPage endCursor } edges { node { id code name url levels department { name } } } }
      }
    }
  }
`)

export type Coverage = NonNullable<NonNullable<ResultOf<typeof coverageQuery>['catalog']>['coverage']>
export type UncoveredList = NonNullable<ResultOf<typeof uncoveredQuery>['catalog']>
