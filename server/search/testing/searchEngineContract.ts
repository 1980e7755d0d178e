import { describe } from 'vitest'
import type { SearchAnswer, SearchFilter } from '../SearchEngine.ts'
import { askEngine, openForTests, type EngineHome } from './openForTests.ts'
import { SAMPLE } from './sampleEntries.ts'
import { testAlternatives } from './testAlternatives.ts'
import { testCounting } from './testCounting.ts'
import { testFinding } from './testFinding.ts'
import { testNarrowing } from './testNarrowing.ts'
import { testOddQueries } from './testOddQueries.ts'
import { testPaging } from './testPaging.ts'
import { testRespelling } from './testRespelling.ts'
import { testSuggesting } from './testSuggesting.ts'
import { testWriting } from './testWriting.ts'

/** Everything that any engine must do. `makeHome` gives a new, empty home each time. */
export function testSearchEngine(name: string, makeHome: () => Promise<EngineHome>): void {
  describe(name, () => {
    describe('over the sample', () => {
      const { engine } = openForTests(makeHome, async (fresh) => fresh.apply(SAMPLE, 7))
      const ask = (typed: string, filter: SearchFilter = {}): Promise<SearchAnswer> => askEngine(engine(), typed, filter)
      const idsOf = async (typed: string, filter: SearchFilter = {}): Promise<string[]> => (await ask(typed, filter)).hits.map((hit) => hit.id)

      testFinding(ask, idsOf)
      testAlternatives(engine)
      testNarrowing(ask, idsOf)
      testOddQueries(ask)
      testSuggesting(engine)
      testRespelling(engine)
      testCounting(engine)
    })
    describe('as it is written to', () => testWriting(makeHome))
    describe('with many hits', () => testPaging(makeHome))
  })
}
