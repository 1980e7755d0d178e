import { expect, test } from 'vitest'
import type { SubjectEntries } from '../SearchEngine.ts'
import { askEngine, openForTests, type EngineHome } from './openForTests.ts'
import { makeEntry } from './sampleEntries.ts'

/** Entries come, change and go; the tests follow one index through its life. */
export function testWriting(makeHome: () => Promise<EngineHome>): void {
  const { engine, reopen } = openForTests(makeHome, () => Promise.resolve())
  const found = async (typed: string): Promise<string[]> => (await askEngine(engine(), typed, {})).hits.map((hit) => hit.id)
  const put = (subject: string, ...entries: SubjectEntries['entries']): SubjectEntries => ({ subject, entries })

  test('an index that was never filled has no position, finds nothing and is well', async () => {
    expect(await engine().position()).toBeNull()
    expect(await engine().health()).toEqual({ available: true, entries: 0 })
    expect((await askEngine(engine(), '治理', {})).facets.every(({ values }) => values.length === 0)).toBe(true)
  })

  test('what is written is found at once', async () => {
    await engine().apply([put('doc_a', makeEntry('psg_a1', '推进移风易俗', { suggestions: [{ text: '移风易俗', kind: 'PASSAGE' }] }), makeEntry('psg_a2', '办好农村寄宿学校'))], 1)
    expect(await found('移风易俗')).toEqual(['psg_a1'])
    expect(await engine().position()).toBe(1)
  })

  test('a subject that is written again replaces what it was', async () => {
    await engine().apply([put('doc_a', makeEntry('psg_a2', '办好农村幸福食堂'), makeEntry('psg_a3', '修好四好农村路'))], 2)
    expect(await found('移风易俗')).toEqual([])
    expect(await found('寄宿学校')).toEqual([])
    expect(await found('幸福食堂')).toEqual(['psg_a2'])
    expect(await engine().suggest('移风', 5)).toEqual([])
  })

  test('a batch that was applied before changes nothing', async () => {
    await engine().apply([put('doc_a', makeEntry('psg_old', '过时的说法'))], 2)
    await engine().apply([put('doc_a', makeEntry('psg_old', '过时的说法'))], 1)
    expect(await found('过时')).toEqual([])
    expect(await found('幸福食堂')).toEqual(['psg_a2'])
    expect(await engine().position()).toBe(2)
  })

  test('an entry may move to another subject', async () => {
    await engine().apply([put('doc_b', makeEntry('psg_a3', '修好四好农村路', { date: '2024-01-01' }))], 3)
    await engine().apply([put('doc_a', makeEntry('psg_a2', '办好农村幸福食堂'))], 4)
    expect(await found('农村路')).toEqual(['psg_a3'])
  })

  test('a subject without entries is gone', async () => {
    await engine().apply([put('doc_a'), put('doc_nowhere')], 5)
    expect(await found('幸福食堂')).toEqual([])
    expect(await engine().health()).toEqual({ available: true, entries: 1 })
  })

  test('entries and position are there after a restart', async () => {
    await reopen()
    expect(await engine().position()).toBe(5)
    expect(await found('农村路')).toEqual(['psg_a3'])
  })

  test('a rebuild answers from the old index until the new one is complete', async () => {
    const during: string[][] = []
    await engine().rebuild(slowly([put('doc_c', makeEntry('psg_c1', '数字乡村建设'))], async () => {
      during.push(await found('农村路'), await found('数字乡村'))
    }), 9)
    expect(during).toEqual([['psg_a3'], []])
    expect(await found('农村路')).toEqual([])
    expect(await found('数字乡村')).toEqual(['psg_c1'])
    expect(await engine().position()).toBe(9)
  })

  test('a rebuild that fails leaves the old index', async () => {
    await expect(engine().rebuild(slowly([put('doc_d', makeEntry('psg_d1', '半途而废'))], () => Promise.reject(new Error('数据源断开'))), 12)).rejects.toThrow('数据源断开')
    expect(await found('数字乡村')).toEqual(['psg_c1'])
    expect(await found('半途')).toEqual([])
    expect(await engine().position()).toBe(9)
  })

  test('writing goes on after a rebuild', async () => {
    await engine().apply([put('doc_c', makeEntry('psg_c2', '数字乡村再出发'))], 10)
    expect(await found('数字乡村')).toEqual(['psg_c2'])
  })

  test('an empty rebuild clears the index', async () => {
    await engine().rebuild(slowly([], () => Promise.resolve()), 11)
    expect(await engine().health()).toEqual({ available: true, entries: 0 })
  })
}

async function* slowly(subjects: readonly SubjectEntries[], then: () => Promise<void>): AsyncGenerator<readonly SubjectEntries[]> {
  yield subjects
  await then()
}
