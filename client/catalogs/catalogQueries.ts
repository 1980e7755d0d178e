import type { ResultOf } from 'gql.tada'
import { graphql } from '../graphql/graphql.ts'

export const catalogsQuery = graphql(`
  query Catalogs {
    catalogs {
      id slug title kind
      currentEdition { id number itemCount isDemonstration effectiveDate publishedAt }
      editions { id number status }
    }
  }
`)

export const editionFields = graphql(`
  fragment EditionFields on CatalogEdition {
    id number status itemCount isDemonstration effectiveDate publishedAt sourceName leftOutCount
  }
`)

/** A catalogue without its items. */
export const catalogQuery = graphql(`
  query Catalog($slug: String!) {
    catalog(slug: $slug) {
      id slug title kind aliases
      itemFields { field label }
      currentEdition { ...EditionFields }
      editions { ...EditionFields }
      countProofs { claimed held agrees difference explanation scope agreeing { number } edition { number } claim { text passage { text url document { title } } } }
    }
  }
`, [editionFields])

/** What a row of a list needs, of whatever kind. */
const rowFields = graphql(`
  fragment RowFields on CatalogItem {
    __typename id code name position levels
    department { name }
    ... on EnforcementItem { itemType }
    ... on BasicDutyItem { domain }
    ... on RecalledItem { domain }
    ... on ServiceItem { itemType statutoryLimit { amount unit } committedLimit { amount unit } }
    ... on CoordinationItem { domain duties { party level text } undertakingMode process guarantee }
  }
`)

export const catalogItemsQuery = graphql(`
  query CatalogItems(
    $catalog: String!, $edition: ID, $filter: CatalogItemFilter, $sort: CatalogItemSort, $descending: Boolean, $first: Int!, $offset: Int!
  ) {
    catalogItems(catalog: $catalog, edition: $edition, filter: $filter, sort: $sort, descending: $descending, first: $first, offset: $offset) {
      totalCount
      edges { node { ...RowFields } }
      facets { name values { value label count } }
      distribution { department { name } count levels { level count } }
    }
  }
`, [rowFields])

export type ListedCatalog = ResultOf<typeof catalogsQuery>['catalogs'][number]
export type CatalogHead = NonNullable<ResultOf<typeof catalogQuery>['catalog']>
export type Edition = ResultOf<typeof editionFields>
export type CountProof = CatalogHead['countProofs'][number]
export type ItemRow = ResultOf<typeof rowFields>
export type CoordinationRow = Extract<ItemRow, { __typename: 'CoordinationItem' }>
export type ItemPage = NonNullable<ResultOf<typeof catalogItemsQuery>['catalogItems']>
export type Facet = ItemPage['facets'][number]
export type DistributionRow = ItemPage['distribution'][number]
