import { afterAll, beforeAll } from 'vitest'
import type { SearchAnswer, SearchEngine, SearchFilter } from '../SearchEngine.ts'
import { understandQuery, type Alternative } from '../understandQuery.ts'

/** One place where an engine keeps its index: opened any number of times, one after the other, and thrown away. */
export interface EngineHome {
  open(): Promise<SearchEngine>
  remove(): Promise<void>
}

/** The first 20 hits of what was typed. */
export function askEngine(engine: SearchEngine, typed: string, filter: SearchFilter): Promise<SearchAnswer> {
  return engine.search({ query: understandQuery(typed), filter, offset: 0, limit: 20 })
}

/** The same, where words of the query may stand otherwise: 收集民情 for 走访. */
export function askWithAlternatives(engine: SearchEngine, typed: string, alternatives: readonly Alternative[]): Promise<SearchAnswer> {
  return engine.search({ query: { ...understandQuery(typed), alternatives }, filter: {}, offset: 0, limit: 20 })
}

/** An engine for the tests of one block, filled before them and removed after them. */
export function openForTests(makeHome: () => Promise<EngineHome>, fill: (engine: SearchEngine) => Promise<void>): { engine: () => SearchEngine, reopen: () => Promise<void> } {
  let home: EngineHome | undefined
  let opened: SearchEngine | undefined
  const engine = (): SearchEngine => {
    if (opened === undefined) throw new Error('the engine is not open yet')
    return opened
  }
  beforeAll(async () => {
    home = await makeHome()
    opened = await home.open()
    await fill(opened)
  })
  afterAll(async () => {
    await opened?.close()
    await home?.remove()
  })
  return {
    engine,
    reopen: async () => {
      await opened?.close()
      opened = await home?.open()
    },
  }
}
