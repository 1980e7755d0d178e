import { expect, test } from 'vitest'
import type { Ask } from './testFinding.ts'

/** Whatever is typed, over the sample: nothing fails, and no operator of an engine works. */
export function testOddQueries(ask: Ask): void {
  const nothing = ['', '   ', '，。！？', '""', '“”', '-', '--', '* ^ :', '-网格', '\u0000', '\ud800']
  test.each(nothing)('%j asks for nothing and finds nothing', async (typed) => {
    expect(await ask(typed)).toMatchObject({ total: 0, hits: [] })
  })

  const harmless = [
    '网格员 AND OR NOT', '网格员 NEAR(走访 民情, 2)', 'words:网格员', '网格员*', '^网格员', '(网格员', '网格员)', '{words}:网格员', '网格员 + 走访',
    "网格员'; DROP TABLE entry; --", '"网格员', '网格员”', '网格员\u0000走访', '网格员\ud800', '\udc00网格员', '网格员\\', '网格员 %_', '<b>网格员</b>',
  ]
  test.each(harmless)('%j is read as words', async (typed) => {
    expect((await ask(typed)).hits.map((hit) => hit.id)).toContain('psg_4')
  })

  test('a query of ten thousand characters is answered', async () => {
    expect((await ask('网格员'.repeat(3333))).total).toBeGreaterThan(0)
    expect((await ask(Array.from({ length: 5000 }, (_, at) => String.fromCharCode(0x4e00 + at)).join(' '))).hits.length).toBeLessThanOrEqual(20)
  })

  test('letters that no tokenizer of old knows are harmless', async () => {
    expect((await ask('𰻞𰻞 ꬰ 🀄')).hits).toEqual([])
    expect((await ask('“𰻞” -🀄')).hits).toEqual([])
  })
}
