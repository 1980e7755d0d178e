import type { ResultOf } from 'gql.tada'
import { graphql } from '../graphql/graphql.ts'

const problemFields = graphql(`fragment ProblemFields on RowProblem { sheet row column letter value message }`)

export const previewMutation = graphql(`
  mutation PreviewCatalogImport($uploadId: ID!, $kind: CatalogKind, $mapping: [SheetChoiceInput!]!) {
    previewCatalogImport(uploadId: $uploadId, kind: $kind, mapping: $mapping, firstRows: 5) {
      preview {
        fileName kind rowCount goodCount problemCount
        sheets { sheet status reason title headerRow rows notes columns { column letter header field confidence } }
        rows { sheet row fields { field label text } }
        problems { ...ProblemFields }
      }
      userErrors { field message code }
    }
  }
`, [problemFields])

/** What a column of a list may be taken for. */
export const columnFieldsQuery = graphql(`query ColumnFields($kind: CatalogKind!) { catalogColumnFields(kind: $kind) { field label } }`)

const importFields = graphql(`
  fragment ImportFields on CatalogImport { id state fileName done total bad message edition { number catalog { slug } } problems { ...ProblemFields } }
`, [problemFields])

export const startImportMutation = graphql(`
  mutation StartCatalogImport($uploadId: ID!, $catalog: String!, $title: String, $kind: CatalogKind!, $mapping: [SheetChoiceInput!]!, $acceptRest: Boolean!) {
    startCatalogImport(uploadId: $uploadId, catalog: $catalog, title: $title, kind: $kind, mapping: $mapping, acceptRest: $acceptRest) {
      import { id }
      userErrors { field message code }
    }
  }
`)

export const importQuery = graphql(`query CatalogImport($id: ID!) { catalogImport(id: $id) { ...ImportFields } }`, [importFields])

export type Preview = NonNullable<ResultOf<typeof previewMutation>['previewCatalogImport']['preview']>
export type SheetReading = Preview['sheets'][number]
export type CatalogImport = ResultOf<typeof importFields>
