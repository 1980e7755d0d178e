import type { ResultOf } from 'gql.tada'
import { graphql } from '../graphql/graphql.ts'

const placeFields = graphql(`fragment PlaceFields on ReferencePlace { kind id title place text url date catalogKind }`)

/** A link with both its ends in words. */
export const referenceFields = graphql(`
  fragment ReferenceFields on CrossReference {
    id type status origin score version needsReview reviewReason reason decidedBy decidedAt fromEvidence toEvidence
    fromPlace { ...PlaceFields }
    toPlace { ...PlaceFields }
  }
`, [placeFields])

const dutyFields = graphql(`fragment DutyFields on CoordinationItem { id name url department { name } duties { party level text } }`)

/** What a list shows of the thing at either end, beyond where it is. */
const endFields = graphql(`
  fragment EndFields on Node {
    __typename
    ... on CatalogItem {
      id name url department { name } levels
      crossReferences { ...ReferenceFields from { __typename ...DutyFields } }
    }
    ...DutyFields
    ... on Catalog { slug countProofs { claimed held agrees difference scope explanation claim { passage { id } } } }
    ... on Formulation { id passages { id url document { title date } } }
  }
`, [referenceFields, dutyFields])

/** All that a passage and the directives in it are linked to, with the coordination items that carry the items. */
export const passageReferencesQuery = graphql(`
  query PassageReferences($id: ID!) {
    node(id: $id) { ... on Passage { id crossReferences { ...ReferenceFields from { ...EndFields } to { ...EndFields } } } }
  }
`, [referenceFields, endFields])

export const itemReferencesQuery = graphql(`
  query ItemReferences($id: ID!) {
    node(id: $id) { ... on CatalogItem { id crossReferences { ...ReferenceFields from { ...EndFields } to { ...EndFields } } } }
  }
`, [referenceFields, endFields])

/** Who cites or quotes a document from elsewhere. */
export const documentReferencesQuery = graphql(`
  query DocumentReferences($slug: String!) { document(slug: $slug) { id crossReferences(first: 100) { ...ReferenceFields } } }
`, [referenceFields])

/** Where the links of each passage lead: a hundred passages at a time, as the text itself comes. */
export const referenceCountsQuery = graphql(`
  query ReferenceCounts($slug: String!, $after: String) {
    document(slug: $slug) {
      passages(first: 100, after: $after) { edges { node { id crossReferences { id to { __typename ... on Formulation { passages { id } } } } } } pageInfo { hasNextPage endCursor } }
    }
  }
`)

const decidedFields = graphql(`
  fragment DecidedFields on CrossReferencePayload {
    crossReference { id type status score version needsReview reviewReason reason decidedBy decidedAt }
    userErrors { field message code }
  }
`)

export const confirmMutation = graphql(`
  mutation ConfirmReference($id: ID!, $version: Int!) { confirmCrossReference(id: $id, version: $version) { ...DecidedFields } }
`, [decidedFields])

export const rejectMutation = graphql(`
  mutation RejectReference($id: ID!, $version: Int!, $reason: String!) { rejectCrossReference(id: $id, version: $version, reason: $reason) { ...DecidedFields } }
`, [decidedFields])

export const restoreMutation = graphql(`
  mutation RestoreReference($id: ID!, $version: Int!) { restoreCrossReference(id: $id, version: $version) { ...DecidedFields } }
`, [decidedFields])

export type Reference = ResultOf<typeof referenceFields>
export type Place = ResultOf<typeof placeFields>
export type Duties = ResultOf<typeof dutyFields>
export type EndNode = ResultOf<typeof endFields>
/** A link with the things at its ends. */
export type FullReference = Reference & { readonly from: EndNode, readonly to: EndNode }
export type Decision = NonNullable<ResultOf<typeof decidedFields>['crossReference']>
