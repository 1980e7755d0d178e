import { computed } from 'vue'
import type { ComputedRef } from 'vue'
import type { CombinedError } from '@urql/core'
import { useAnswer } from '../graphql/useAnswer.ts'
import { catalogQuery } from './catalogQueries.ts'
import type { CatalogHead, Edition } from './catalogQueries.ts'
import { itemByCodeQuery, itemInEditionQuery } from './itemQueries.ts'
import type { Item } from './itemQueries.ts'

export interface ItemAsked {
  readonly slug: string
  readonly code: string
  /** Null: where the code leads now. */
  readonly edition: number | null
}

export interface FoundItem {
  readonly catalog: ComputedRef<CatalogHead | null | undefined>
  /** The edition asked for; null when it is not there or may not be seen. */
  readonly edition: ComputedRef<Edition | null>
  /** Several where the code is that of an item that was split; undefined until it is known. */
  readonly items: ComputedRef<readonly Item[] | undefined>
  /** Of an old code: how it became what it is now. */
  readonly note: ComputedRef<string | null>
  readonly lastEdition: ComputedRef<number | null>
  readonly error: ComputedRef<CombinedError | null>
  readonly reload: () => void
}

/** The item of an address: as it is now, or as it stands in one edition. */
export function useItem(asked: () => ItemAsked): FoundItem {
  const head = useAnswer(catalogQuery, () => ({ slug: asked().slug }))
  const catalog = computed(() => head.data.value?.catalog)
  const edition = computed(() => catalog.value?.editions.find(({ number }) => number === asked().edition) ?? null)
  const present = useAnswer(itemByCodeQuery, () => asked().edition === null ? { catalog: asked().slug, code: asked().code } : null)
  const stated = useAnswer(itemInEditionQuery, () => edition.value ? { catalog: asked().slug, edition: edition.value.id, code: asked().code } : null)
  const items = computed(() => {
    if (asked().edition === null) return present.data.value && (present.data.value.itemByCode?.items ?? [])
    if (catalog.value && !edition.value) return []
    return stated.data.value && (stated.data.value.catalogItems?.edges.map(({ node }) => node) ?? []).filter(({ code }) => code === asked().code)
  })
  return {
    catalog, edition, items,
    note: computed(() => asked().edition === null ? present.data.value?.itemByCode?.note ?? null : null),
    lastEdition: computed(() => present.data.value?.itemByCode?.lastEdition ?? null),
    error: computed(() => head.error.value ?? present.error.value ?? stated.error.value),
    reload: () => {
      head.reload()
      present.reload()
      stated.reload()
    },
  }
}
