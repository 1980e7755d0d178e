import type { ResultOf } from 'gql.tada'
import { graphql } from '../graphql/graphql.ts'
import { editionFields } from './catalogQueries.ts'

const reviewFields = graphql(`
  fragment ReviewFields on CatalogEdition {
    ...EditionFields
    previous { id number }
    author reviewer returnReason createdAt submittedAt withdrawnAt
  }
`, [editionFields])

export const reviewQuery = graphql(`
  query Review($slug: String!) {
    catalog(slug: $slug) {
      id slug title kind
      currentEdition { number }
      editions { ...ReviewFields }
    }
  }
`, [reviewFields])

export const createCatalogMutation = graphql(`
  mutation CreateCatalog($slug: String!, $title: String!, $kind: CatalogKind!, $aliases: [String!]!) {
    createCatalog(slug: $slug, title: $title, kind: $kind, aliases: $aliases) { catalog { id slug } userErrors { field message code } }
  }
`)

export const renameCatalogMutation = graphql(`
  mutation RenameCatalog($id: ID!, $title: String!, $aliases: [String!]!, $reason: String) {
    renameCatalog(id: $id, title: $title, aliases: $aliases, reason: $reason) { catalog { id title aliases } userErrors { field message code } }
  }
`)

export const createDraftMutation = graphql(`
  mutation CreateDraft($catalog: ID!) { createDraft(catalog: $catalog) { edition { id number } userErrors { message code } } }
`)

export const discardDraftMutation = graphql(`
  mutation DiscardDraft($edition: ID!) { discardDraft(edition: $edition) { userErrors { message code } } }
`)

export const submitMutation = graphql(`
  mutation SubmitForReview($edition: ID!) { submitForReview(edition: $edition) { edition { id status } userErrors { message code } } }
`)

export const returnMutation = graphql(`
  mutation ReturnEdition($edition: ID!, $reason: String!) {
    returnEdition(edition: $edition, reason: $reason) { edition { id status } userErrors { message code } }
  }
`)

export const publishMutation = graphql(`
  mutation PublishEdition($edition: ID!, $effectiveDate: Date) {
    publishEdition(edition: $edition, effectiveDate: $effectiveDate) { edition { id status } userErrors { message code } }
  }
`)

export const withdrawMutation = graphql(`
  mutation WithdrawEdition($edition: ID!, $reason: String!) {
    withdrawEdition(edition: $edition, reason: $reason) { edition { id status } userErrors { message code } }
  }
`)

export type ReviewEdition = ResultOf<typeof reviewFields>
