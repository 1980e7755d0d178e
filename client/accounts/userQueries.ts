import type { ResultOf } from 'gql.tada'
import { graphql } from '../graphql/graphql.ts'

const userFields = graphql(`fragment UserFields on User { id name role disabled createdAt }`)

export const usersQuery = graphql(`
  query Users($after: String) { users(first: 100, after: $after) { totalCount edges { node { ...UserFields } } pageInfo { hasNextPage endCursor } } }
`, [userFields])

export const createUserMutation = graphql(`
  mutation CreateUser($name: String!, $role: Role!) { createUser(name: $name, role: $role) { user { ...UserFields } password userErrors { message code } } }
`, [userFields])

export const setUserRoleMutation = graphql(`
  mutation SetUserRole($id: ID!, $role: Role!) { setUserRole(id: $id, role: $role) { user { ...UserFields } userErrors { message code } } }
`, [userFields])

export const setUserDisabledMutation = graphql(`
  mutation SetUserDisabled($id: ID!, $disabled: Boolean!) { setUserDisabled(id: $id, disabled: $disabled) { user { ...UserFields } userErrors { message code } } }
`, [userFields])

export const resetPasswordMutation = graphql(`
  mutation ResetPassword($id: ID!) { resetPassword(id: $id) { user { ...UserFields } password userErrors { message code } } }
`, [userFields])

export const changePasswordMutation = graphql(`
  mutation ChangePassword($current: String!, $next: String!) { changePassword(current: $current, next: $next) { user { id } userErrors { field message code } } }
`)

export type ListedUser = ResultOf<typeof userFields>

/** What each role may do, in a word and a sentence. */
export const ROLE_WORDS = { READER: '读者', TRAINER: '教员', CURATOR: '管理资料', ADMIN: '管理员' } as const
export const ROLE_SENTENCES = {
  READER: '检索和阅读', TRAINER: '另可编写课程', CURATOR: '另可上传资料，修改、审核清单，看操作记录', ADMIN: '另可管理人员',
} as const
export type Role = keyof typeof ROLE_WORDS
export const ROLES = Object.keys(ROLE_WORDS) as Role[]
