import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startServer, type TestServer } from '../testing/startServer.ts'
import { Visitor } from '../testing/Visitor.ts'

let server: TestServer
let curator: Visitor
beforeAll(async () => {
  server = await startServer()
  await server.addUsers()
  curator = new Visitor(server.url)
  await curator.signIn('curator', server.password)
})
afterAll(() => server.stop())

const sentences = Array.from({ length: 12 }, (_, n) => `第${n}个县区要抓好第${n}项基层治理任务，确保第${n}季度见到实效。`)
const speech = (lines: readonly string[]) => `在基层治理推进会上的讲话\n2023年3月5日\n${lines.join('\n')}\n`

interface Job {
  id: string; state: string; total: number; done: number; failed: number; offered: number
  files: { id: string; name: string; state: string; message: string | null; document: { slug: string; title: string } | null; offer: { document: { slug: string; title: string }; overlap: number } | null }[]
}
const jobFields = 'id state total done failed offered files { id name state message document { slug title } offer { document { slug title } overlap } }'

async function upload(name: string, text: string): Promise<string> {
  const form = new FormData()
  form.append('file', new Blob([text]), name)
  const { id } = await (await curator.fetch('/uploads', { method: 'POST', body: form })).json() as { id: string }
  return id
}

async function ingest(uploadIds: readonly string[]) {
  const { ingestUploads } = await curator.read<{ ingestUploads: { job: Job | null; userErrors: { code: string; message: string; field: string[] }[] } }>(
    `mutation ($uploadIds: [ID!]!) { ingestUploads(uploadIds: $uploadIds) { job { ${jobFields} } userErrors { code message field } } }`, { uploadIds },
  )
  return ingestUploads
}

/** Follows a job to its end as the page does, and answers every state it was told. */
async function follow(id: string) {
  const response = await curator.fetch(`/ingest-jobs/${id}/events`)
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  return (await response.text()).split('\n\n').filter((event) => event.startsWith('data: ')).map((event) => JSON.parse(event.slice(6)) as Omit<Job, 'files'>)
}

const readJob = async (id: string) => (await curator.read<{ ingestJob: Job }>(`query ($id: ID!) { ingestJob(id: $id) { ${jobFields} } }`, { id })).ingestJob

describe('uploaded files', { timeout: 60_000 }, () => {
  it('become documents; the page is told how far it is, and why a file could not be read', async () => {
    const { job, userErrors } = await ingest([await upload('讲话.txt', speech(sentences)), await upload('照片.docx', 'this is no docx')])
    expect(userErrors).toEqual([])
    const told = await follow(job?.id ?? '')
    expect(told.at(-1)).toEqual({ id: job?.id, state: 'DONE', total: 2, done: 2, failed: 1, offered: 0 })
    const { files } = await readJob(job?.id ?? '')
    expect(files).toMatchObject([
      { name: '讲话.txt', state: 'CREATED', document: { title: '在基层治理推进会上的讲话' }, offer: null },
      { name: '照片.docx', state: 'FAILED', message: expect.stringContaining('照片.docx') as string, document: null, offer: null },
    ])
    expect(await curator.read('{ documents(filter: { yearFrom: 2023, yearTo: 2023 }) { edges { node { title date revisions { number by } } } } }')).toEqual({
      documents: { edges: [{ node: { title: '在基层治理推进会上的讲话', date: '2023-03-05', revisions: [{ number: 1, by: 'curator' }] } }] },
    })
    expect(await readdir(join(server.dataDir, 'uploads'))).toEqual([])
  })

  it('that are another copy of a document wait for a decision: a new version, a document of its own, or nothing', async () => {
    const decide = async (mutation: string, fileId: string) => (await curator.read<Record<string, { file: Job['files'][number] | null; userErrors: { code: string }[] }>>(
      `mutation ($fileId: ID!) { ${mutation}(fileId: $fileId) { file { state document { title } offer { overlap } } userErrors { code } } }`, { fileId },
    ))[mutation]
    for (const [mutation, state, revisions, total] of [['dismissRevision', 'DISMISSED', 1, 1], ['acceptRevision', 'REVISED', 2, 1], ['storeSeparately', 'CREATED', 2, 2]] as const) {
      const { job } = await ingest([await upload(`${mutation}.txt`, speech([...sentences, `${mutation}又补充了一点意见。`]))])
      await follow(job?.id ?? '')
      const [file] = (await readJob(job?.id ?? '')).files
      expect(file).toMatchObject({ state: 'OFFERED', document: null, offer: { document: { title: '在基层治理推进会上的讲话' } } })
      expect(file?.offer?.overlap).toBeGreaterThan(0.9)
      expect(await decide(mutation, file?.id ?? '')).toMatchObject({ file: { state }, userErrors: [] })
      expect(await decide(mutation, file?.id ?? '')).toMatchObject({ file: null, userErrors: [{ code: 'CONFLICT' }] })
      const { documents } = await curator.read<{ documents: { totalCount: number; edges: { node: { revisions: unknown[] } }[] } }>('{ documents { totalCount edges { node { revisions { number } } } } }')
      expect([documents.totalCount, Math.max(...documents.edges.map(({ node }) => node.revisions.length))]).toEqual([total, revisions])
    }
    expect(await decide('acceptRevision', 'ijf_nosuch')).toMatchObject({ file: null, userErrors: [{ code: 'NOT_FOUND' }] })
  })

  it('can be ingested once, by whoever uploaded them', async () => {
    const id = await upload('一次.txt', speech(['要一次做好。']))
    const admin = new Visitor(server.url)
    await admin.signIn('admin', server.password)
    const { ingestUploads } = await admin.read<{ ingestUploads: { userErrors: unknown } }>('mutation ($id: ID!) { ingestUploads(uploadIds: [$id]) { userErrors { code } } }', { id })
    expect(ingestUploads.userErrors).toEqual([{ code: 'NOT_FOUND' }])
    const { job } = await ingest([id, id])
    expect(job).toMatchObject({ total: 1 })
    await follow(job?.id ?? '')
    expect((await ingest([id])).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  it('must be some, and not too many', async () => {
    expect(await ingest([])).toEqual({ job: null, userErrors: [{ code: 'INVALID', message: '没有要导入的文件，请先上传', field: ['uploadIds'] }] })
    expect((await ingest(Array.from({ length: 1001 }, (_, n) => `upl_${n}`))).userErrors).toMatchObject([{ code: 'INVALID' }])
    expect((await ingest(['../../etc/passwd', 'doc_x', '\u0000'])).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  })
})

describe('the progress of a job', () => {
  it('is for curators, and of jobs that are there', async () => {
    expect((await new Visitor(server.url).fetch('/ingest-jobs/job_x/events')).status).toBe(401)
    const reader = new Visitor(server.url)
    await reader.signIn('reader', server.password)
    expect((await reader.fetch('/ingest-jobs/job_x/events')).status).toBe(403)
    expect((await reader.ask('{ ingestJob(id: "job_x") { id } }')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    expect((await curator.fetch('/ingest-jobs/job_x/events')).status).toBe(404)
    expect(await curator.read('{ ingestJob(id: "job_x") { id } }')).toEqual({ ingestJob: null })
  })

  it('ends when the server stops, which waits for nobody who only listens', async () => {
    const stopping = await startServer()
    const admin = new Visitor(stopping.url)
    await admin.signIn('admin', stopping.password)
    const id = await stopping.store.queue.createJob([], null)
    const response = await admin.fetch(`/ingest-jobs/${id}/events`)
    const before = performance.now()
    const [text] = await Promise.all([response.text(), stopping.stop()])
    expect(JSON.parse(text.slice('data: '.length))).toMatchObject({ id, state: 'RUNNING', total: 0 })
    expect(performance.now() - before).toBeLessThan(5000)
  })
})
