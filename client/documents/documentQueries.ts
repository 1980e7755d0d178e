import type { ResultOf } from 'gql.tada'
import { graphql } from '../graphql/graphql.ts'

export const documentQuery = graphql(`
  query Document($slug: String!) {
    document(slug: $slug) {
      id slug title kind date level occasion speaker cleanText
      completeness { shownCharacters statedCharacters ratio gaps { offset missingCharacters reason } }
      repairs { kind before after rawStart rawEnd cleanStart cleanEnd confidence }
      outline { id number heading level start end parent }
      directives { id modality marker addressee deadline start end text passage { id } }
      quotations { speaker start end }
      citations { title start end target { __typename ... on SourceDocument { slug } ... on Catalog { slug } } }
      figures { start end }
      formulationUses { start end formulation { id name } }
      source { fileName mediaType encoding byteLength ingestedAt }
      revisions { number at by reason }
    }
  }
`)

/** Passages come in pages; a long document has hundreds. */
export const passagesQuery = graphql(`
  query Passages($slug: String!, $after: String) {
    document(slug: $slug) {
      passages(first: 100, after: $after) {
        edges { node { id start end url section { id } } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`)

export const rawTextQuery = graphql(`query RawText($slug: String!) { document(slug: $slug) { rawText } }`)

/** The words a reader came with, found again inside this document. */
export const hitsQuery = graphql(`
  query Hits($query: String!, $slug: String!) {
    search(query: $query, filter: { documents: [$slug] }, first: 100) {
      edges {
        snippet { text hit }
        node { node { __typename ... on Passage { start end } ... on Directive { start end } } }
      }
    }
  }
`)

export type ReadDocument = NonNullable<ResultOf<typeof documentQuery>['document']>
export type ReadPassage = NonNullable<ResultOf<typeof passagesQuery>['document']>['passages']['edges'][number]['node']
export type Directive = ReadDocument['directives'][number]
export type Section = ReadDocument['outline'][number]
