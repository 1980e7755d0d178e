import { expect, test } from 'vitest'
import type { SearchEngine } from '../SearchEngine.ts'

/** Words behind letters, over the sample. */
export function testRespelling(engine: () => SearchEngine): void {
  test.each([
    ['wanggeyuan', '网格员'], ['jicengzhili', '基层治理'], ['yanglaobaoxian', '养老保险'], ['YangLao', '养老'],
    ['jczl', '基层治理'], ['szqd', '三张清单'],
  ])('%s is understood as %s', async (letters, words) => {
    expect(await engine().respell(letters)).toBe(words)
  })

  test.each(['', 'x', 'qqqq', 'microsoft', '网格', '12', "'; --", '\u0000'])('%j sounds like nothing', async (letters) => {
    expect(await engine().respell(letters)).toBeNull()
  })

  test('words that sound alike are known by their sound, with how often they are used', async () => {
    const [misspelt, known, foreign] = await engine().soundAlikes(['志理', '网格', 'abc'])
    expect(misspelt).toEqual([{ text: '治理', uses: 1 }])
    expect(known?.[0]).toMatchObject({ text: '网格' })
    expect(foreign).toEqual([])
    expect(await engine().soundAlikes([])).toEqual([])
  })

  test('what only sounds like words of the index is a slip; what the index holds, and what sounds like nothing, is none', async () => {
    expect(await engine().rescue('基层志理')).toBe('基层治理')
    for (const sound of ['基层治理', '志', 'abc', '', '"基层志理"']) expect(await engine().rescue(sound)).toBeNull()
  })
}
