import type { ResultOf } from 'gql.tada'
import { graphql } from '../graphql/graphql.ts'

export const formulationQuery = graphql(`
  query Formulation($id: ID!, $after: String) {
    formulation(id: $id) {
      id name
      appearances(first: 50, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        edges { node { passage { id } sentence isFirst differences { kind text } place { title place url date } } }
      }
    }
  }
`)

export const quotationsQuery = graphql(`
  query QuotationFamilies($passage: ID!) {
    node(id: $passage) { __typename ... on Passage { id url section { number heading } document { title date } } }
    quotationFamilies(passage: $passage) {
      quotation { text speaker verb start }
      variants { passage { id } text speaker verb isOwnWords isExact differences { kind text } place { title place url date } }
    }
  }
`)

export type FoundFormulation = NonNullable<ResultOf<typeof formulationQuery>['formulation']>
export type Appearance = FoundFormulation['appearances']['edges'][number]['node']
export type WordingPart = NonNullable<Appearance['differences']>[number]
export type QuotationFamily = ResultOf<typeof quotationsQuery>['quotationFamilies'][number]
export type QuotationVariant = QuotationFamily['variants'][number]
