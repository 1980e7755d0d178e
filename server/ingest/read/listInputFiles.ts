import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { unsupportedNameMessage } from './mediaTypeOf.ts'
import { MAX_FILE_BYTES, tooLargeMessage } from './readRawFile.ts'

export interface InputFile {
  readonly path: string
  /** The last part of the path. */
  readonly name: string
  /** In bytes. */
  readonly size: number
}

/** A path that gives no file to read, with the message that says why, in Chinese for people. */
export interface InputProblem {
  readonly path: string
  readonly problem: string
}

/** Files that systems leave in folders and nobody means to import. */
const LEFT_BY_SYSTEMS = new Set(['Thumbs.db', 'desktop.ini'])

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: '不存在。请检查路径是否写对。',
  EACCES: '没有读取权限。请修改权限，或换一个有权限的用户运行。',
  EPERM: '没有读取权限。请修改权限，或换一个有权限的用户运行。',
  ELOOP: '是循环的链接，无法打开。请改为指向真正的文件。',
}

/**
 * The files to import among paths and folders, one after the other: folders are walked with everything below them, names in order;
 * hidden files, lock files of Office (`~$通知.docx`) and system files are skipped, links are followed, no folder is walked twice.
 * What cannot be read, is too large or of no supported kind is yielded as a problem, and the walk goes on. Only names are held in memory.
 */
export async function* listInputFiles(paths: Iterable<string>): AsyncGenerator<InputFile | InputProblem> {
  const walked = new Set<string>()
  for (const path of paths) yield* listPath(path, walked)
}

async function* listPath(path: string, walked: Set<string>): AsyncGenerator<InputFile | InputProblem> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) yield* listFolder(path, walked)
    else if (found.isFile()) yield inputFile(path, found.size)
    else yield { path, problem: `“${path}”不是文件或文件夹，不能导入。` }
  } catch (error) {
    yield { path, problem: `“${path}”${reasonOf(error)}` }
  }
}

async function* listFolder(path: string, walked: Set<string>): AsyncGenerator<InputFile | InputProblem> {
  const real = await realpath(path)
  if (walked.has(real)) return
  walked.add(real)
  const names = await readdir(path)
  for (const name of names.sort()) {
    if (!name.startsWith('.') && !name.startsWith('~$') && !LEFT_BY_SYSTEMS.has(name)) yield* listPath(join(path, name), walked)
  }
}

function inputFile(path: string, size: number): InputFile | InputProblem {
  const name = basename(path)
  const problem = unsupportedNameMessage(name) ?? (size > MAX_FILE_BYTES ? tooLargeMessage(name, size) : null)
  return problem === null ? { path, name, size } : { path, problem }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? `无法读取（${code || String(error)}）。请检查磁盘和权限后重试。`
}
