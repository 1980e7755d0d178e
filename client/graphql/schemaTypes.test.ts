import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const TYPES = 'client/graphql/schemaTypes.d.ts'

test('the types of the page\'s operations are those of the emitted schema (else: npm run schema)', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhengdian-types-'))
  const fresh = join(folder, 'schemaTypes.d.ts')
  await cp(TYPES, fresh)
  await promisify(execFile)(process.execPath, ['node_modules/gql.tada/bin/cli.js', 'generate-output', '-c', 'client/tsconfig.json', '-o', fresh])
  expect(await readFile(fresh, 'utf8')).toBe(await readFile(TYPES, 'utf8'))
  await rm(folder, { recursive: true })
})
