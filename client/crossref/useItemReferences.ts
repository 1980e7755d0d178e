import type { CombinedError } from '@urql/core'
import type { ShallowRef } from 'vue'
import { useAnswer } from '../graphql/useAnswer.ts'
import { itemReferencesQuery } from './referenceQueries.ts'
import { seeEnds } from './SeenReference.ts'
import type { SeenEnd } from './SeenReference.ts'
import { useKept } from './useKept.ts'

export interface ItemReferencesState {
  /** Undefined until they are here. */
  readonly seen: Readonly<ShallowRef<readonly SeenEnd[] | undefined>>
  readonly fetching: Readonly<ShallowRef<boolean>>
  readonly error: Readonly<ShallowRef<CombinedError | null>>
  readonly reload: () => void
}

/** The links of an item of the published edition, and those of its whole list, which order it as well; null asks nothing. */
export function useItemReferences(id: () => string | null): ItemReferencesState {
  const { data, fetching, error, reload } = useAnswer(itemReferencesQuery, () => { const asked = id(); return asked === null ? null : { id: asked } })
  const seen = useKept(id, () => {
    const node = data.value?.node
    return node && 'crossReferences' in node && node.id === id() ? seeEnds(node.crossReferences, (place) => place.id === node.id || place.kind === 'CATALOG') : undefined
  }, ({ reference }) => reference.id)
  return { seen, fetching, error, reload }
}
