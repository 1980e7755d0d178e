import type { ResultOf } from 'gql.tada'
import { graphql } from '../graphql/graphql.ts'

const fileFields = graphql(`
  fragment FileFields on IngestFile {
    id name state message
    document { slug title }
    offer { overlap document { slug title } }
  }
`)

export const ingestJobQuery = graphql(`
  query IngestJob($id: ID!) { ingestJob(id: $id) { id state total done failed files { ...FileFields } } }
`, [fileFields])

export const ingestUploadsMutation = graphql(`
  mutation IngestUploads($uploadIds: [ID!]!) {
    ingestUploads(uploadIds: $uploadIds) {
      job { id state total done failed files { ...FileFields } }
      userErrors { message code }
    }
  }
`, [fileFields])

/** What a person can decide about a file that looks like another copy of a document; each answers in `decided`. */
export const DECISIONS = {
  REVISE: graphql(`
    mutation AcceptRevision($fileId: ID!) { decided: acceptRevision(fileId: $fileId) { file { ...FileFields } userErrors { message } } }
  `, [fileFields]),
  SEPARATE: graphql(`
    mutation StoreSeparately($fileId: ID!) { decided: storeSeparately(fileId: $fileId) { file { ...FileFields } userErrors { message } } }
  `, [fileFields]),
  DISMISS: graphql(`
    mutation DismissRevision($fileId: ID!) { decided: dismissRevision(fileId: $fileId) { file { ...FileFields } userErrors { message } } }
  `, [fileFields]),
} as const

export type Decision = keyof typeof DECISIONS
export type IngestJob = NonNullable<ResultOf<typeof ingestJobQuery>['ingestJob']>
export type IngestFile = ResultOf<typeof fileFields>
