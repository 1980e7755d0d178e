import { useClientHandle } from '@urql/vue'
import type { CombinedError } from '@urql/core'
import { onScopeDispose, shallowRef } from 'vue'
import type { ShallowRef } from 'vue'
import { DECISIONS, ingestJobQuery, ingestUploadsMutation } from './ingestQueries.ts'
import type { Decision, IngestFile, IngestJob } from './ingestQueries.ts'

export interface IngestJobState {
  readonly job: Readonly<ShallowRef<IngestJob | null>>
  readonly messages: Readonly<ShallowRef<readonly string[]>>
  readonly error: Readonly<ShallowRef<CombinedError | null>>
  /** Starts a job for uploaded files; its id, unless it was refused. */
  readonly start: (uploadIds: string[]) => Promise<string | undefined>
  readonly follow: (id: string) => Promise<void>
  readonly decide: (file: IngestFile, decision: Decision) => Promise<void>
}

/** The list of files is fetched again at most so often while a job runs; the counts follow every event. */
const REFRESH_MS = 800

/** A batch on its way in, followed live. The browser takes a broken stream of events up again by itself. */
export function useIngestJob(): IngestJobState {
  const { client } = useClientHandle()
  const job = shallowRef<IngestJob | null>(null)
  const messages = shallowRef<readonly string[]>([])
  const error = shallowRef<CombinedError | null>(null)
  let events: EventSource | undefined
  let refresh: ReturnType<typeof setTimeout> | undefined

  async function fetchJob(id: string): Promise<void> {
    const { data, error: failure } = await client.query(ingestJobQuery, { id }).toPromise()
    error.value = failure ?? null
    job.value = data?.ingestJob ?? job.value
  }

  function listen(id: string): void {
    events?.close()
    if (job.value?.state === 'DONE') return
    events = new EventSource(`/ingest-jobs/${encodeURIComponent(id)}/events`)
    events.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const progress = JSON.parse(data) as Omit<IngestJob, 'files'>
      if (job.value) job.value = { ...job.value, ...progress }
      if (progress.state === 'DONE') {
        events?.close()
        clearTimeout(refresh)
        void fetchJob(id)
      } else {
        refresh ??= setTimeout(() => {
          refresh = undefined
          void fetchJob(id)
        }, REFRESH_MS)
      }
    })
  }

  async function start(uploadIds: string[]): Promise<string | undefined> {
    const { data, error: failure } = await client.mutation(ingestUploadsMutation, { uploadIds }).toPromise()
    error.value = failure ?? null
    messages.value = data?.ingestUploads.userErrors.map(({ message }) => message) ?? []
    const started = data?.ingestUploads.job
    if (!started) return undefined
    job.value = started
    listen(started.id)
    return started.id
  }

  async function follow(id: string): Promise<void> {
    await fetchJob(id)
    if (job.value) listen(id)
  }

  async function decide({ id }: IngestFile, decision: Decision): Promise<void> {
    const { data, error: failure } = await client.mutation(DECISIONS[decision], { fileId: id }).toPromise()
    error.value = failure ?? null
    messages.value = data?.decided.userErrors.map(({ message }) => message) ?? []
    const decided = data?.decided.file
    if (job.value && decided) job.value = { ...job.value, files: job.value.files.map((file) => file.id === id ? decided : file) }
  }

  onScopeDispose(() => {
    events?.close()
    clearTimeout(refresh)
  })
  return { job, messages, error, start, follow, decide }
}
