import { basename, resolve } from 'node:path'
import { listInputFiles } from '../ingest/read/listInputFiles.ts'
import type { InputFile } from './IngestQueue.ts'

/** The files under these paths, folders searched to the bottom, as a job takes them; a path that gives none comes with the reason why. */
export async function collectFiles(paths: readonly string[]): Promise<InputFile[]> {
  const files: InputFile[] = []
  for await (const found of listInputFiles(paths.map((path) => resolve(path)))) {
    files.push('problem' in found ? { name: basename(found.path), path: found.path, problem: found.problem } : found)
  }
  return files
}
