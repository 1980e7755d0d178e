import type { ResultOf } from 'gql.tada'
import { graphql } from '../graphql/graphql.ts'

export const neighbourhoodQuery = graphql(`
  query Neighbourhood($id: ID!, $limit: Int!) {
    neighbourhood(id: $id, limit: $limit) {
      center truncated
      nodes { distance place { kind id title place text url date catalogKind } }
      links { from to type status score crossReference }
    }
  }
`)

export type Neighbourhood = NonNullable<ResultOf<typeof neighbourhoodQuery>['neighbourhood']>
export type NeighbourhoodNode = Neighbourhood['nodes'][number]
export type NeighbourhoodLink = Neighbourhood['links'][number]
