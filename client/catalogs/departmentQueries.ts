import type { ResultOf } from 'gql.tada'
import { graphql } from '../graphql/graphql.ts'

const departmentFields = graphql(`fragment DepartmentFields on Department { id name aliases itemCount itemCounts { count catalog { slug title } } }`)

export const departmentsPageQuery = graphql(`query DepartmentsPage { departments { ...DepartmentFields } }`, [departmentFields])

export const addDepartmentMutation = graphql(`
  mutation AddDepartment($name: String!, $aliases: [String!]!, $reason: String) {
    addDepartment(name: $name, aliases: $aliases, reason: $reason) { department { ...DepartmentFields } userErrors { field message code } }
  }
`, [departmentFields])

export const renameDepartmentMutation = graphql(`
  mutation RenameDepartment($id: ID!, $name: String!, $aliases: [String!]!, $reason: String) {
    renameDepartment(id: $id, name: $name, aliases: $aliases, reason: $reason) { department { ...DepartmentFields } userErrors { field message code } }
  }
`, [departmentFields])

export const mergeDepartmentsMutation = graphql(`
  mutation MergeDepartments($from: ID!, $into: ID!, $reason: String) {
    mergeDepartments(from: $from, into: $into, reason: $reason) { department { ...DepartmentFields } userErrors { field message code } }
  }
`, [departmentFields])

export type ListedDepartment = ResultOf<typeof departmentFields>
