import type { ResultOf } from 'gql.tada'
import { graphql } from '../graphql/graphql.ts'

/** What may stand at the other end: whatever the search finds, documents by their titles, and all catalogues. */
export const otherEndsQuery = graphql(`
  query OtherEnds($text: String!) {
    search(query: $text, first: 12) {
      edges { snippet { text } node { id kind title node { __typename ... on CatalogItem { kind department { name } } ... on Directive { text passage { document { title date } } } ... on Passage { text document { title date } } } } }
    }
    documents(filter: { text: $text }, first: 3) { edges { node { id title date } } }
    catalogs { id title kind aliases }
  }
`)

export const addReferenceMutation = graphql(`
  mutation AddReference($from: ID!, $to: ID!, $type: CrossReferenceType!, $reason: String) {
    addCrossReference(from: $from, to: $to, type: $type, reason: $reason) { crossReference { id } userErrors { field message code } }
  }
`)

export type OtherEnds = ResultOf<typeof otherEndsQuery>
