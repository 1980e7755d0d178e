import type { ResultOf } from 'gql.tada'
import { graphql } from '../graphql/graphql.ts'

const linkFields = graphql(`
  fragment QueuedLink on CrossReference {
    id type status origin score fromEvidence toEvidence needsReview reviewReason reason decidedBy decidedAt version
    fromPlace { kind id title place text url date catalogKind }
    toPlace { kind id title place text url date catalogKind }
  }
`)

export const queueQuery = graphql(`
  query LinkQueue($filter: CrossReferenceFilter!, $first: Int!, $after: String) {
    crossReferences(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { ...QueuedLink } }
    }
  }
`, [linkFields])

export const countsQuery = graphql(`
  query LinkCounts($filter: CrossReferenceFilter!) { crossReferences(filter: $filter, first: 0) { counts { status type needsReview count } } }
`)

export const linkQuery = graphql(`query QueuedLinkNow($id: ID!) { node(id: $id) { __typename ...QueuedLink } }`, [linkFields])

export const confirmMutation = graphql(`
  mutation ConfirmLink($id: ID!, $version: Int!, $reason: String) {
    confirmCrossReference(id: $id, version: $version, reason: $reason) { crossReference { ...QueuedLink } userErrors { message code } }
  }
`, [linkFields])

export const rejectMutation = graphql(`
  mutation RejectLink($id: ID!, $version: Int!, $reason: String!) {
    rejectCrossReference(id: $id, version: $version, reason: $reason) { crossReference { ...QueuedLink } userErrors { message code } }
  }
`, [linkFields])

export const restoreMutation = graphql(`
  mutation RestoreLink($id: ID!, $version: Int!) {
    restoreCrossReference(id: $id, version: $version) { crossReference { ...QueuedLink } userErrors { message code } }
  }
`, [linkFields])

export const changeTypeMutation = graphql(`
  mutation ChangeLinkType($id: ID!, $version: Int!, $type: CrossReferenceType!) {
    changeCrossReferenceType(id: $id, version: $version, type: $type) { crossReference { ...QueuedLink } userErrors { message code } }
  }
`, [linkFields])

export const sourceNamesQuery = graphql(`
  query LinkSources($text: String!) {
    documents(filter: { text: $text }, first: 20) { edges { node { slug title date } } }
    catalogs { slug title }
  }
`)

export type QueuedLink = ResultOf<typeof linkFields>
export type LinkPlace = QueuedLink['fromPlace']
export type LinkCount = ResultOf<typeof countsQuery>['crossReferences']['counts'][number]
