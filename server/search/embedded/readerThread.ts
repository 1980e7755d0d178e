import { workerData } from 'node:worker_threads'
import { answerCalls } from '../../background/answerCalls.ts'
import type { SearchRequest } from '../SearchEngine.ts'
import { IndexReader } from './IndexReader.ts'
import { openIndexForReading } from './openIndexFile.ts'
import { Practice } from './Practice.ts'

/** As of nice(1): searches give way to the event loop, and what is written or linked meanwhile gives way to searches. */
const NICENESS = 5

const reader = new IndexReader(openIndexForReading(workerData as string))
const practice = new Practice(reader)

answerCalls({
  // As text: a copy between threads of all that is in an answer takes four times as long.
  search: (request: SearchRequest) => JSON.stringify(reader.search(request)),
  suggest: (prefix: string, limit: number) => reader.suggest(prefix, limit),
  soundAlikes: (words: readonly string[]) => reader.soundAlikes(words),
  countEntries: (groups: readonly (readonly string[])[]) => reader.countEntries(groups),
  rescue: (folded: string) => reader.rescue(folded),
  respell: (letters: string) => reader.respell(letters),
  practiseSearching: (mostMs: number) => practice.search(mostMs),
  practiseTyping: (mostMs: number) => { practice.type(mostMs) },
  position: () => reader.position(),
  entries: () => reader.entries(),
}, NICENESS)
