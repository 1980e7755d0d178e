import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'

/** The name of the data folder, made up at the first call and kept in the file given. */
export async function keepOrigin(path: string): Promise<string> {
  try {
    await writeFile(path, randomUUID(), { flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  return (await readFile(path, 'utf8')).trim()
}
