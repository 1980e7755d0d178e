import { useClientHandle } from '@urql/vue'
import { computed, readonly, shallowRef } from 'vue'
import type { ComputedRef, DeepReadonly, ShallowRef } from 'vue'
import type { CombinedError } from '@urql/core'
import { graphql } from '../graphql/graphql.ts'
import type { ResultOf } from 'gql.tada'

const viewerQuery = graphql(`query Viewer { viewer { id name role } }`)
const signInMutation = graphql(`
  mutation SignIn($name: String!, $password: String!) {
    signIn(name: $name, password: $password) { user { id name role } userErrors { message code } }
  }
`)
const signOutMutation = graphql(`mutation SignOut { signOut }`)

export type Viewer = NonNullable<ResultOf<typeof viewerQuery>['viewer']>

/** One viewer for the whole page; undefined until the server has said. */
const viewer = shallowRef<Viewer | null>()
let asked: Promise<void> | undefined

export interface SignInOutcome {
  readonly messages: readonly string[]
  readonly error: CombinedError | undefined
}

export interface ViewerState {
  readonly viewer: DeepReadonly<ShallowRef<Viewer | null | undefined>>
  readonly curates: ComputedRef<boolean>
  readonly signIn: (name: string, password: string) => Promise<SignInOutcome>
  readonly signOut: () => Promise<void>
}

/** Who is signed in, and the ways in and out. The session itself is a cookie that scripts cannot read. */
export function useViewer(): ViewerState {
  const { client } = useClientHandle()
  asked ??= client.query(viewerQuery, {}).toPromise().then(({ data }) => {
    viewer.value = data?.viewer ?? null
  })
  return {
    viewer: readonly(viewer),
    curates: computed(() => viewer.value?.role === 'CURATOR' || viewer.value?.role === 'ADMIN'),
    async signIn(name, password) {
      const { data, error } = await client.mutation(signInMutation, { name, password }).toPromise()
      if (data?.signIn.user) viewer.value = data.signIn.user
      return { messages: data?.signIn.userErrors.map(({ message }) => message) ?? [], error }
    },
    async signOut() {
      const { error } = await client.mutation(signOutMutation, {}).toPromise()
      if (!error) viewer.value = null
    },
  }
}
