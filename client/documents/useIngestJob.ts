import { useClientHandle } from '@urql/vue'
import type { CombinedError } from '@urql/core'
import { onScopeDispose, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { acceptRevisionMutation, dismissRevisionMutation, ingestJobQuery, ingestUploadsMutation } from './ingestQueries.ts'
import type { IngestFile, IngestJob } from './ingestQueries.ts'

export interface IngestJobState {
  readonly job: Readonly<ShallowRef<IngestJob | null>>
  readonly messages: Readonly<ShallowRef<readonly string[]>>
  readonly error: Readonly<ShallowRef<CombinedError | null>>
  readonly start: (uploadIds: string[]) => Promise<string | undefined>
  readonly follow: (id: string) => Promise<void>
  readonly decide: (file: IngestFile, accept: boolean) => Promise<void>
}

/** A batch on its way in, followed live. The browser takes the stream of events up again by itself when it breaks off. */
export function useIngestJob(): IngestJobState {
  const { client } = useClientHandle()
  const job = shallowRef<IngestJob | null>(null)
  const messages = shallowRef<readonly string[]>([])
  const error = shallowRef<CombinedError | null>(null)
  let events: EventSource | undefined

  function listen(id: string): void {
    events?.close()
    if (job.value?.state === 'DONE') return
    events = new EventSource(`/ingest-jobs/${encodeURIComponent(id)}/events`)
    events.addEventListener('message', ({ data }: MessageEvent<string>) => {
      job.value = JSON.parse(data) as IngestJob
      if (job.value.state === 'DONE') events?.close()
    })
  }

  async function start(uploadIds: string[]): Promise<string | undefined> {
    const { data, error: failure } = await client.mutation(ingestUploadsMutation, { uploadIds }).toPromise()
    error.value = failure ?? null
    messages.value = data?.ingestUploads.userErrors.map(({ message }) => message) ?? []
    job.value = data?.ingestUploads.job ?? job.value
    if (data?.ingestUploads.job) listen(data.ingestUploads.job.id)
    return data?.ingestUploads.job?.id
  }

  async function follow(id: string): Promise<void> {
    const { data, error: failure } = await client.query(ingestJobQuery, { id }).toPromise()
    error.value = failure ?? null
    job.value = data?.ingestJob ?? null
    if (job.value) listen(id)
  }

  async function decide({ id }: IngestFile, accept: boolean): Promise<void> {
    const answer = accept
      ? await client.mutation(acceptRevisionMutation, { fileId: id }).toPromise().then(({ data, error: failure }) => ({ payload: data?.acceptRevision, failure }))
      : await client.mutation(dismissRevisionMutation, { fileId: id }).toPromise().then(({ data, error: failure }) => ({ payload: data?.dismissRevision, failure }))
    error.value = answer.failure ?? null
    messages.value = answer.payload?.userErrors.map(({ message }) => message) ?? []
    const decided = answer.payload?.file
    if (job.value && decided) job.value = { ...job.value, files: job.value.files.map((file) => file.id === id ? decided : file) }
  }

  onScopeDispose(() => { events?.close() })
  return { job, messages, error, start, follow, decide }
}
