import type { ResultOf } from 'gql.tada'
import { graphql } from '../graphql/graphql.ts'

const groupFields = graphql(`fragment GroupFields on SynonymGroup { id terms oneWay }`)

export const synonymsQuery = graphql(`
  query Synonyms($text: String, $after: String) {
    synonymGroups(text: $text, first: 50, after: $after) { totalCount edges { node { ...GroupFields } } pageInfo { hasNextPage endCursor } }
  }
`, [groupFields])

export const addSynonymsMutation = graphql(`
  mutation AddSynonyms($terms: [String!]!, $oneWay: Boolean!) { addSynonymGroup(terms: $terms, oneWay: $oneWay) { group { ...GroupFields } userErrors { field message code } } }
`, [groupFields])

export const updateSynonymsMutation = graphql(`
  mutation UpdateSynonyms($id: ID!, $terms: [String!]!, $oneWay: Boolean!) {
    updateSynonymGroup(id: $id, terms: $terms, oneWay: $oneWay) { group { ...GroupFields } userErrors { field message code } }
  }
`, [groupFields])

export const removeSynonymsMutation = graphql(`
  mutation RemoveSynonyms($id: ID!) { removeSynonymGroup(id: $id) { group { id } userErrors { field message code } } }
`)

export type SynonymGroup = ResultOf<typeof groupFields>
