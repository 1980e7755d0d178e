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

export const acceptRevisionMutation = graphql(`
  mutation AcceptRevision($fileId: ID!) { acceptRevision(fileId: $fileId) { file { ...FileFields } userErrors { message code } } }
`, [fileFields])

export const dismissRevisionMutation = graphql(`
  mutation DismissRevision($fileId: ID!) { dismissRevision(fileId: $fileId) { file { ...FileFields } userErrors { message code } } }
`, [fileFields])

export type IngestJob = NonNullable<ResultOf<typeof ingestJobQuery>['ingestJob']>
export type IngestFile = ResultOf<typeof fileFields>
