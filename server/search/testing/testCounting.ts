import { expect, test } from 'vitest'
import type { SearchEngine } from '../SearchEngine.ts'
import { SAMPLE } from './sampleEntries.ts'

/** In how many entries texts stand, alone and together, over the sample. */
export function testCounting(engine: () => SearchEngine): void {
  test('entries are counted that hold a text in a row, whatever words it is cut into', async () => {
    expect(await engine().countEntries([['网格员'], ['格员'], ['村'], ['13710'], ['网格员走访']])).toEqual([2, 2, 2, 1, 0])
  })

  test('entries are counted that hold all texts of a group', async () => {
    expect(await engine().countEntries([['网格员', '试点'], ['试点', '网格员'], ['网格员', '下放'], ['村', '33']])).toEqual([1, 1, 0, 1])
  })

  test('titles and headings do not count', async () => {
    expect(await engine().countEntries([['网格化'], ['网格']])).toEqual([0, 2])
  })

  test('a group of none counts all entries, a text of mere marks none', async () => {
    expect(await engine().countEntries([[], ['、'], ['网格', ''], ['"'], ['网格" OR "下放']])).toEqual([SAMPLE.flatMap(({ entries }) => entries).length, 0, 0, 0, 0])
    expect(await engine().countEntries([])).toEqual([])
  })
}
