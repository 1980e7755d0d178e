import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listInputFiles } from './listInputFiles.ts'
import { MAX_FILE_BYTES } from './readRawFile.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengdian-list-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

async function list(...paths: string[]): Promise<string[]> {
  const lines: string[] = []
  for await (const input of listInputFiles(paths.map((path) => join(folder, path)))) {
    const path = relative(folder, input.path)
    lines.push('problem' in input ? `${path}: ${input.problem.replaceAll(`${folder}/`, '')}` : `${path} ${input.name} ${input.size}`)
  }
  return lines
}

describe('listing files to import', () => {
  it('walks folders in the order of names and skips hidden, lock and system files', async () => {
    await mkdir(join(folder, '讲话/2022'), { recursive: true })
    await mkdir(join(folder, '讲话/.git'))
    for (const name of ['讲话/b.txt', '讲话/a.md', '讲话/2022/三月.docx', '讲话/.hidden.txt', '讲话/~$三月.docx', '讲话/Thumbs.db', '讲话/.git/x.txt']) {
      await writeFile(join(folder, name), '政策')
    }
    expect(await list('讲话')).toEqual(['讲话/2022/三月.docx 三月.docx 6', '讲话/a.md a.md 6', '讲话/b.txt b.txt 6'])
  })

  it('says what is wrong with one path and goes on with the next', async () => {
    await writeFile(join(folder, '好.txt'), '政策')
    await writeFile(join(folder, '旧.doc'), '政策')
    await writeFile(join(folder, '大.pdf'), '')
    await truncate(join(folder, '大.pdf'), MAX_FILE_BYTES + 1)
    expect(await list('没有.txt', '旧.doc', '大.pdf', '好.txt')).toEqual([
      '没有.txt: “没有.txt”不存在。请检查路径是否写对。',
      '旧.doc: 文件“旧.doc”的类型（.doc）不能导入。请另存为支持的格式后重新导入。可以导入的格式：.txt、.md、.html、.docx、.pdf。',
      '大.pdf: 文件“大.pdf”有 51 MB，超过 50 MB 的上限。请拆成几份，或删去其中的图片后重新导入。',
      '好.txt 好.txt 6',
    ])
  })

  it('ends on links that lead in circles, and names a broken one', async () => {
    await mkdir(join(folder, '甲/乙'), { recursive: true })
    await writeFile(join(folder, '甲/乙/文.txt'), '政策')
    await symlink(join(folder, '甲'), join(folder, '甲/乙/回'))
    await symlink(join(folder, '自己.txt'), join(folder, '自己.txt'))
    await symlink(join(folder, '已删.txt'), join(folder, '断.txt'))
    expect(await list('甲', '自己.txt', '断.txt')).toEqual([
      '甲/乙/文.txt 文.txt 6',
      '自己.txt: “自己.txt”是循环的链接，无法打开。请改为指向真正的文件。',
      '断.txt: “断.txt”不存在。请检查路径是否写对。',
    ])
  })
})
