import { useClientHandle } from '@urql/vue'
import type { AnyVariables, CombinedError, TypedDocumentNode } from '@urql/core'
import { shallowRef } from 'vue'
import type { ShallowRef } from 'vue'

export interface Problem {
  readonly message: string
  readonly code: string
  /** Path of the input it is about, outermost first. */
  readonly field?: readonly string[] | null
}

export interface Deed {
  readonly busy: Readonly<ShallowRef<boolean>>
  /** What the server would not do, in its own words. */
  readonly problems: Readonly<ShallowRef<readonly Problem[]>>
  readonly error: Readonly<ShallowRef<CombinedError | null>>
  /** Its answer, also where that answer is a refusal; undefined when none came, or one deed is still under way. */
  readonly run: <Data extends object, Variables extends AnyVariables>(
    document: TypedDocumentNode<Data, Variables>, variables: Variables,
  ) => Promise<Data | undefined>
  /** Whether the last deed was done. */
  readonly isDone: () => boolean
}

/** One mutation at a time, with what became of it. */
export function useDeed(): Deed {
  const { client } = useClientHandle()
  const busy = shallowRef(false)
  const problems = shallowRef<readonly Problem[]>([])
  const error = shallowRef<CombinedError | null>(null)
  return {
    busy, problems, error,
    async run(document, variables) {
      if (busy.value) return undefined
      busy.value = true
      problems.value = []
      const result = await client.mutation(document, variables).toPromise()
      busy.value = false
      error.value = result.error ?? null
      problems.value = readProblems(result.data)
      return result.data
    },
    isDone: () => !error.value && problems.value.length === 0,
  }
}

/** Every payload of the API has `userErrors`. */
function readProblems(data: object | undefined): Problem[] {
  return Object.values(data ?? {}).flatMap((payload: { readonly userErrors?: readonly Problem[] } | null) => payload?.userErrors ?? [])
}
