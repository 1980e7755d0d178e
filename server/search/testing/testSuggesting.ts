import { expect, test } from 'vitest'
import type { SearchEngine } from '../SearchEngine.ts'

/** Suggestions over the sample. */
export function testSuggesting(engine: () => SearchEngine): void {
  test.each([
    ['城乡', '城乡居民养老保险参保登记'], ['城鄉居', '城乡居民养老保险参保登记'], ['gaoling', '高龄老人津贴发放'], ['gllr', '高龄老人津贴发放'],
    ['GLLR', '高龄老人津贴发放'], ['san zhang', '三张清单'], ['szqd', '三张清单'], ['压实', '压实责任'],
  ])('%s suggests %s', async (typed, term) => {
    expect((await engine().suggest(typed, 5)).map((suggestion) => suggestion.text)).toContain(term)
  })

  test('a suggestion says what it names, and comes once', async () => {
    expect(await engine().suggest('三张', 5)).toEqual([{ text: '三张清单', kind: 'FORMULATION' }])
    expect(await engine().suggest('压实', 5)).toEqual([{ text: '压实责任', kind: 'PASSAGE' }])
  })

  test('no more are given than asked for, and none for nothing', async () => {
    expect(await engine().suggest('s', 2)).toHaveLength(2)
    for (const typed of ['', ' ', '%', '_', "'", '\u0000', '\ud800']) expect(await engine().suggest(typed, 5)).toEqual([])
  })
}
