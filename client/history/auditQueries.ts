import type { ResultOf } from 'gql.tada'
import { graphql } from '../graphql/graphql.ts'

/** Who did what, the latest first. */
export const auditQuery = graphql(`
  query Audit($filter: AuditFilter, $first: Int!, $after: String) {
    audit(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id at actor label subject reason facts { label value } differences { field label from to } } }
    }
  }
`)

export const auditChoicesQuery = graphql(`query AuditChoices { auditChoices { actors { id name } actions { action label } } }`)

export type AuditEntry = ResultOf<typeof auditQuery>['audit']['edges'][number]['node']
export type AuditChoices = ResultOf<typeof auditChoicesQuery>['auditChoices']
