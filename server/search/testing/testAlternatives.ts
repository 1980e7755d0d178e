import { expect, test } from 'vitest'
import type { SearchAnswer, SearchEngine } from '../SearchEngine.ts'
import type { Alternative } from '../understandQuery.ts'
import { askEngine, askWithAlternatives } from './openForTests.ts'

/** Other ways to say a part of the query, over the sample: synonyms that curators keep, and article numbers. */
export function testAlternatives(engine: () => SearchEngine): void {
  const ask = (typed: string, ...alternatives: Alternative[]): Promise<SearchAnswer> => askWithAlternatives(engine(), typed, alternatives)
  const idsOf = ({ hits }: SearchAnswer): string[] => hits.map(({ id }) => id)
  const ALLOWANCE: Alternative = { said: '老龄补助', others: ['高龄老人津贴'] }

  test('what says the same is found, as whole as the word itself, and marked', async () => {
    const answer = await ask('老龄补助', ALLOWANCE)
    expect(answer).toMatchObject({ total: 1, whole: 1, partial: false })
    expect(idsOf(answer)).toEqual(['itm_1'])
    expect(answer.hits[0]?.snippet.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['高龄老人津贴'])
  })

  test('other words of the query must stand there all the same', async () => {
    expect(idsOf(await ask('民政局 老龄补助', ALLOWANCE))).toEqual(['itm_1'])
    expect((await ask('网格员 老龄补助', ALLOWANCE)).whole).toBe(0)
  })

  test('the word itself is still found', async () => {
    expect(idsOf(await ask('走访', { said: '走访', others: ['高龄老人津贴'] })).sort()).toEqual(['itm_1', 'psg_4'])
  })

  test('one of several others is enough, and what none of them holds is not found', async () => {
    expect(idsOf(await ask('补助', { said: '补助', others: ['高龄老人津贴', '临时救助'] })).sort()).toEqual(['itm_1', 'itm_2'])
    expect((await ask('补助', { said: '补助', others: ['津贴老人高龄'] })).total).toBe(0)
  })

  test('exclusions leave out what was found by another word', async () => {
    expect(idsOf(await ask('补助 -救助', { said: '补助', others: ['高龄老人津贴', '临时救助'] }))).toEqual(['itm_1'])
  })

  test('in a question another word counts too', async () => {
    expect(idsOf(await ask('谁发放老龄补助？', ALLOWANCE))[0]).toBe('itm_1')
  })

  test.each(['第3条', '3条'])('%s finds 第三条', async (typed) => {
    expect(idsOf(await askEngine(engine(), typed, {}))).toContain('psg_4')
  })
}
