import { raw } from '@mikro-orm/core'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { IngestFile, type IngestFileState } from './IngestFile.ts'
import { IngestJob, type IngestJobState } from './IngestJob.ts'

/** How far a job is. `done` counts every file that needs no more work, the failed ones among them. */
export interface JobProgress {
  readonly id: string
  readonly state: IngestJobState
  readonly total: number
  readonly done: number
  readonly failed: number
  /** Files that wait for a person's decision. */
  readonly offered: number
}

/** Counts a job's files by state; null where there is no such job. */
export async function jobProgress(em: SqlEntityManager, id: string): Promise<JobProgress | null> {
  const job = await em.findOne(IngestJob, { id })
  if (!job) return null
  const counts = new Map<IngestFileState, number>()
  for (const { state, count } of await em.createQueryBuilder(IngestFile, 'f')
    .select(['f.state', raw('count(*) as count')])
    .where({ job: id })
    .groupBy('f.state')
    .execute<{ state: IngestFileState; count: number }[]>('all')) counts.set(state, count)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return {
    id,
    state: job.state,
    total,
    done: total - (counts.get('WAITING') ?? 0),
    failed: counts.get('FAILED') ?? 0,
    offered: counts.get('OFFERED') ?? 0,
  }
}
