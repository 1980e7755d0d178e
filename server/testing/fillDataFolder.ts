import { join } from 'node:path'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { openDatabase } from '../database.ts'
import { storeDocument } from '../documents/storeDocument.ts'
import { IndexTaskSubscriber } from '../search/IndexTaskSubscriber.ts'
import { DATABASE_FILE } from '../settings.ts'
import { ingestedText } from './ingestedText.ts'

export const MANY_DOCUMENTS = 200
export const MANY_PASSAGES = 20_000

/** Stores 200 documents of a hundred passages each, 第7号文件第3段 … among them, and their index tasks, while nothing indexes. */
export async function fillDataFolder(dataDir: string): Promise<void> {
  const orm = await openDatabase({ file: join(dataDir, DATABASE_FILE), subscribers: [new IndexTaskSubscriber()] })
  for (let document = 1; document <= MANY_DOCUMENTS; document++) {
    const lines = Array.from({ length: MANY_PASSAGES / MANY_DOCUMENTS }, (_, at) => `第${document}号文件第${at + 1}段，${TOPICS[(document + at) % TOPICS.length]}的进展。`)
    await orm.em.fork().transactional((em) => storeDocument(em as SqlEntityManager, {
      ingested: ingestedText(`${document}.txt`, [`第${document}号文件`, ...lines].join('\n')), decision: { do: 'SEPARATE' }, actor: null,
    }))
  }
  await orm.close()
}

const TOPICS = ['基层治理', '移风易俗', '高标准农田', '养老服务', '防汛抗旱', '招商引资', '义务教育'] as const
