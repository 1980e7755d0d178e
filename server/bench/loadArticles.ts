import { collectFiles } from '../documents/collectFiles.ts'
import type { Store } from '../openStore.ts'
import { placeArticles, type ArticlePassages } from './placeArticles.ts'
import type { Article } from './readArticles.ts'
import { writeLaws } from './writeLaws.ts'

/** Takes the articles in as people's files are taken in: one document a law, cut into passages, indexed. Answers where each article went. */
export async function loadArticles(store: Store, articles: readonly Article[], folder: string, say: (line: string) => void): Promise<ArticlePassages> {
  const laws = await writeLaws(articles, folder)
  const job = await store.queue.createJob(await collectFiles([folder]), null, 'SEPARATE')
  const stopTelling = store.queue.subscribe(job, ({ done, total }) => { if (done % 200 === 0) say(`已读入 ${done} / ${total} 部`) })
  await store.queue.run(job)
  stopTelling()
  await store.indexer.drain()
  return placeArticles(store.orm.em.fork(), laws)
}
