import type { ResultOf } from 'gql.tada'
import { graphql } from '../graphql/graphql.ts'

export const searchQuery = graphql(`
  query Search($query: String!, $asTyped: Boolean!, $filter: SearchFilter, $first: Int!, $after: String, $values: Int!) {
    search(query: $query, asTyped: $asTyped, filter: $filter, first: $first, after: $after) {
      totalCount
      wholeCount
      correctedQuery
      alternatives { said others }
      shortened
      pageInfo { hasNextPage endCursor }
      facets { name valueCount values(first: $values) { value label count } }
      edges {
        cursor
        snippet { text hit }
        node {
          id
          kind
          title
          url
          crossReferenceCount
          node {
            __typename
            ... on Passage { section { number heading } document { date level } }
            ... on Formulation { passages { url section { number heading } document { title date level } } }
            ... on Directive { modality marker addressee deadline passage { section { number heading } document { date level } } }
          }
        }
      }
    }
  }
`)

export const suggestQuery = graphql(`
  query Suggest($prefix: String!) { suggest(prefix: $prefix, first: 6) { text kind } }
`)

export type SearchConnection = ResultOf<typeof searchQuery>['search']
export type SearchEdge = SearchConnection['edges'][number]
export type Facet = SearchConnection['facets'][number]
export type Suggestion = ResultOf<typeof suggestQuery>['suggest'][number]
