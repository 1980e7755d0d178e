import { workerData } from 'node:worker_threads'
import type { SearchRequest } from '../SearchEngine.ts'
import { answerCalls } from './answerCalls.ts'
import { IndexReader } from './IndexReader.ts'
import { openIndexForReading } from './openIndexFile.ts'

const reader = new IndexReader(openIndexForReading(workerData as string))

answerCalls({
  search: (request: SearchRequest) => reader.search(request),
  suggest: (prefix: string, limit: number) => reader.suggest(prefix, limit),
  soundAlikes: (words: readonly string[]) => reader.soundAlikes(words),
  countEntries: (groups: readonly (readonly string[])[]) => reader.countEntries(groups),
  respell: (letters: string) => reader.respell(letters),
  position: () => reader.position(),
  entries: () => reader.entries(),
})
