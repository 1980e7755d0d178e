import { workerData } from 'node:worker_threads'
import { answerCalls } from '../../background/answerCalls.ts'
import type { SubjectEntries } from '../SearchEngine.ts'
import { IndexWriter } from './IndexWriter.ts'
import { openIndexForWriting } from './openIndexFile.ts'

/** As of nice(1): writing gives way to whoever reads. */
const NICENESS = 10

const writer = new IndexWriter(openIndexForWriting(workerData as string))

answerCalls({
  /** Answers as soon as the file is there to be read. */
  open: () => undefined,
  apply: (subjects: readonly SubjectEntries[], position: number) => writer.apply(subjects, position),
  beginRebuild: () => writer.beginRebuild(),
  addToRebuild: (subjects: readonly SubjectEntries[]) => writer.addToRebuild(subjects),
  finishRebuild: (position: number) => writer.finishRebuild(position),
  abandonRebuild: () => writer.abandonRebuild(),
  close: () => writer.close(),
}, NICENESS)
