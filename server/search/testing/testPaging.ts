import { expect, test } from 'vitest'
import type { SearchAnswer } from '../SearchEngine.ts'
import { understandQuery } from '../understandQuery.ts'
import { openForTests, type EngineHome } from './openForTests.ts'
import { makeEntry } from './sampleEntries.ts'

/** A result of many pages, and many searches at once. */
export function testPaging(makeHome: () => Promise<EngineHome>): void {
  const COUNT = 450
  const { engine } = openForTests(makeHome, (fresh) => fresh.apply(Array.from({ length: 9 }, (_, at) => ({
    subject: `doc_${at}`,
    entries: Array.from({ length: COUNT / 9 }, (_, n) => makeEntry(`psg_${at}_${n}`, `${'网格治理'.repeat(1 + (n % 3))},第${n}条${n % 2 === 0 ? '先行' : '后续'}`, {
      parent: { id: `doc_${at}`, slug: `d${at}`, title: `办法${at}` }, date: `20${10 + at}-01-01`,
    })),
  })), 1))
  const page = (offset: number, limit: number): Promise<SearchAnswer> => engine().search({ query: understandQuery('网格治理'), filter: {}, offset, limit })

  test('pages join to the whole result, each hit once', async () => {
    const whole = await page(0, 1000)
    const ids: string[] = []
    for (let offset = 0; offset < COUNT; offset += 70) ids.push(...(await page(offset, 70)).hits.map((hit) => hit.id))
    expect(ids).toEqual(whole.hits.map((hit) => hit.id))
    expect(new Set(ids).size).toBe(COUNT)
  })

  test('total and facets are those of the whole result on every page, also beyond the last one', async () => {
    const first = await page(0, 10)
    const beyond = await page(10_000, 10)
    expect(first.total).toBe(COUNT)
    expect(first.facets.find(({ name }) => name === 'year')?.values).toHaveLength(9)
    expect(first.facets.find(({ name }) => name === 'document')?.values.every(({ count }) => count === COUNT / 9)).toBe(true)
    expect(beyond).toEqual({ ...first, hits: [] })
  })

  test.each(['网格治理', '“格治理”', '网格治理要先行还是后续?'])('who asks for no hits learns the same of %s: how many there are, and where', async (typed) => {
    const ask = (limit: number): Promise<SearchAnswer> => engine().search({ query: understandQuery(typed), filter: { kinds: ['PASSAGE'], dateTo: '2015-12-31' }, offset: 0, limit })
    const { hits, ...counts } = await ask(20)
    expect(hits).toHaveLength(20)
    expect(await ask(0)).toEqual({ ...counts, hits: [] })
  })

  test('an abandoned search fails as abandoned and disturbs no other', async () => {
    const abandoned = AbortSignal.abort(new Error('不再需要'))
    await expect(engine().search({ query: understandQuery('网格'), filter: {}, offset: 0, limit: 5 }, abandoned)).rejects.toThrow('不再需要')
    const answers = await Promise.all(Array.from({ length: 12 }, () => page(0, 5)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  })
}
