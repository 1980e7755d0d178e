import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EngineHome } from '../testing/openForTests.ts'
import { testSearchEngine } from '../testing/searchEngineContract.ts'
import { EmbeddedEngine } from './EmbeddedEngine.ts'

async function makeHome(): Promise<EngineHome> {
  const folder = await mkdtemp(join(tmpdir(), 'zhengdian-search-'))
  return {
    open: () => EmbeddedEngine.open(join(folder, 'search.db')),
    remove: () => rm(folder, { recursive: true }),
  }
}

testSearchEngine('the embedded engine', makeHome)
