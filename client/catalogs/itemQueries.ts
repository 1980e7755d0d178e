import type { ResultOf } from 'gql.tada'
import { graphql } from '../graphql/graphql.ts'

const itemFields = graphql(`
  fragment ItemFields on CatalogItem {
    __typename id kind code name position version isCurrent updatedAt updatedBy
    department { name }
    levels
    legalBases { law article text }
    fields { field label text }
    edition { id number status isDemonstration }
    ... on ServiceItem { materials statutoryLimit { amount unit } committedLimit { amount unit } }
    ... on CoordinationItem { duties { party level text } }
  }
`)

/** What a code leads to now. */
export const itemByCodeQuery = graphql(`
  query ItemByCode($catalog: String!, $code: String!) {
    itemByCode(catalog: $catalog, code: $code) { note lastEdition items { ...ItemFields } }
  }
`, [itemFields])

/** An item of one edition: among those that hold its code in their words, the one whose code it is. */
export const itemInEditionQuery = graphql(`
  query ItemInEdition($catalog: String!, $edition: ID!, $code: String!) {
    catalogItems(catalog: $catalog, edition: $edition, filter: { text: $code }, first: 100) { edges { node { ...ItemFields } } }
  }
`, [itemFields])

const stateFields = graphql(`fragment StateFields on CatalogItem { id code name }`)

export const itemHistoryQuery = graphql(`
  query ItemHistory($id: ID!) {
    node(id: $id) {
      ... on CatalogItem {
        id
        history { event edition { id number status publishedAt effectiveDate } item { ...StateFields } changes { field label from to } from { ...StateFields } }
      }
    }
  }
`, [stateFields])

export const departmentsQuery = graphql(`query Departments { departments { id name } }`)

export const updateItemMutation = graphql(`
  mutation UpdateItem($id: ID!, $version: Int!, $fields: CatalogItemInput!, $reason: String) {
    updateItem(id: $id, version: $version, fields: $fields, reason: $reason) {
      item { ...ItemFields }
      conflict { theirs { ...ItemFields } by at differences { field label theirs yours } }
      userErrors { field message code }
    }
  }
`, [itemFields])

export const addItemMutation = graphql(`
  mutation AddItem($edition: ID!, $fields: CatalogItemInput!, $reason: String) {
    addItem(edition: $edition, fields: $fields, reason: $reason) { item { id code } userErrors { field message code } }
  }
`)

export const removeItemMutation = graphql(`
  mutation RemoveItem($id: ID!, $version: Int!, $reason: String) {
    removeItem(id: $id, version: $version, reason: $reason) { userErrors { message code } }
  }
`)

export type Item = ResultOf<typeof itemFields>
export type ItemField = Item['fields'][number]
export type ItemState = Extract<NonNullable<ResultOf<typeof itemHistoryQuery>['node']>, { history: unknown }>['history'][number]
export type Conflict = NonNullable<ResultOf<typeof updateItemMutation>['updateItem']['conflict']>
