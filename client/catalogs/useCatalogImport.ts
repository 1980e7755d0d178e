import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { CombinedError } from '@urql/core'
import { useAnswer } from '../graphql/useAnswer.ts'
import { useDeed } from '../graphql/useDeed.ts'
import type { Deed } from '../graphql/useDeed.ts'
import { toMapping } from './importAddress.ts'
import type { ImportState } from './importAddress.ts'
import { importQuery, previewMutation, startImportMutation } from './importQueries.ts'
import type { CatalogImport, Preview } from './importQueries.ts'

export interface ImportProgress {
  readonly preview: Readonly<ShallowRef<Preview | null>>
  /** Null until it is known, and where there is none of that id. */
  readonly running: ComputedRef<CatalogImport | null>
  readonly error: ComputedRef<CombinedError | null>
  readonly reading: Deed
  readonly starting: Deed
  readonly read: () => Promise<void>
  /** Id of the import, unless it was refused. */
  readonly start: (request: { readonly catalog: string, readonly title: string, readonly acceptRest: boolean }) => Promise<string | undefined>
}

/** An import as its address has it: the preview of an uploaded file under the decisions made so far, or the import under way, followed live. */
export function useCatalogImport(state: () => ImportState): ImportProgress {
  const preview = shallowRef<Preview | null>(null)
  const reading = useDeed()
  const starting = useDeed()
  const known = useAnswer(importQuery, () => state().job ? { id: state().job } : null)
  const progress = shallowRef<Partial<CatalogImport>>({})
  let events: EventSource | undefined

  /** Decisions made while a file is being read are answered once that is done. */
  async function read(): Promise<void> {
    if (reading.busy.value) return
    for (let asked = ''; asked !== questionOf(state());) {
      asked = questionOf(state())
      const { upload, kind, choices, job } = state()
      if (upload === '' || job !== '') {
        preview.value = null
        return
      }
      const answer = await reading.run(previewMutation, { uploadId: upload, kind, mapping: toMapping(choices) })
      if (answer) preview.value = answer.previewCatalogImport.preview
    }
  }

  function follow(id: string): void {
    events?.close()
    progress.value = {}
    if (id === '') return
    events = new EventSource(`/catalog-imports/${encodeURIComponent(id)}/events`)
    events.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const told = JSON.parse(data) as Pick<CatalogImport, 'state' | 'done' | 'total'>
      progress.value = told
      if (!isEnded(told.state)) return
      events?.close()
      known.reload()
    })
  }

  watch(() => questionOf(state()), () => void read(), { immediate: true })
  watch(() => state().job, follow, { immediate: true })
  onScopeDispose(() => { events?.close() })

  return {
    preview, reading, starting, read,
    error: computed(() => reading.error.value ?? starting.error.value ?? known.error.value),
    running: computed(() => {
      const held = known.data.value?.catalogImport
      if (!held || held.id !== state().job) return null
      return isEnded(held.state) ? held : { ...held, ...progress.value }
    }),
    async start({ catalog, title, acceptRest }) {
      const { upload, choices } = state()
      if (!preview.value) return undefined
      const answer = await starting.run(startImportMutation, {
        uploadId: upload, catalog, title: title || null, kind: preview.value.kind, mapping: toMapping(choices), acceptRest,
      })
      return answer?.startCatalogImport.import?.id
    },
  }
}

function isEnded(state: CatalogImport['state']): boolean {
  return state === 'DONE' || state === 'REFUSED' || state === 'FAILED'
}

function questionOf({ upload, kind, choices, job }: ImportState): string {
  return JSON.stringify([upload, kind, choices, job])
}
