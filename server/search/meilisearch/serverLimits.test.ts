import { once } from 'node:events'
import { createServer } from 'node:http'
import { Meilisearch } from 'meilisearch'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SearchEngine } from '../SearchEngine.ts'
import { openCuttableProxy } from '../testing/cuttableProxy.ts'
import { noMeilisearch, openSharedMeilisearch } from '../testing/meilisearchForTests.ts'
import { askEngine } from '../testing/openForTests.ts'
import { makeEntry, SAMPLE } from '../testing/sampleEntries.ts'
import { nameIndexes } from './indexSettings.ts'
import { MeilisearchEngine } from './MeilisearchEngine.ts'

type Home = Awaited<ReturnType<Awaited<ReturnType<typeof openSharedMeilisearch>>['makeHome']>>

const idsOf = async (engine: SearchEngine, typed: string): Promise<string[]> => (await askEngine(engine, typed, {})).hits.map(({ id }) => id)
const reasonOf = async (engine: SearchEngine): Promise<string> => {
  const health = await engine.health()
  return health.available ? '' : health.reason
}

describe.skipIf(noMeilisearch !== null)(noMeilisearch ?? 'the Meilisearch engine and its server', { timeout: 120_000 }, () => {
  let shared: Awaited<ReturnType<typeof openSharedMeilisearch>>
  let home: Home
  let engine: SearchEngine
  let admin: Meilisearch
  beforeAll(async () => {
    shared = await openSharedMeilisearch()
    home = await shared.makeHome()
    engine = await home.open()
    const { url, key } = home.settings
    admin = new Meilisearch({ host: url, ...(key === null ? {} : { apiKey: key }) })
    await engine.apply(SAMPLE, 1)
  })
  afterAll(async () => {
    await engine.close()
    await home.remove()
    await shared.close()
  })

  test('searches use a key that can read our two indexes and nothing else, made once', async () => {
    const { entries, terms } = nameIndexes(home.settings.name)
    const again = await home.open()
    expect(await idsOf(again, '下放')).toEqual(['psg_2'])
    await again.close()
    const { results } = await admin.getKeys({ limit: 1000 })
    const made = results.filter(({ indexes }) => indexes.includes(entries))
    expect(made.map(({ actions, indexes }) => ({ actions, indexes }))).toEqual([{ actions: ['search', 'documents.get'], indexes: [entries, terms] }])
  })

  test('an admin key is as good as the master key', async () => {
    const key = await admin.createKey({ description: 'test', actions: ['*'], indexes: ['*'], expiresAt: null })
    const other = new MeilisearchEngine({ ...home.settings, key: key.key }, 'tests')
    expect(await idsOf(other, '下放')).toEqual(['psg_2'])
    await other.apply([{ subject: 'frm_9', entries: [makeEntry('frm_9', '一网统管')] }], 2)
    expect(await idsOf(other, '一网统管')).toEqual(['frm_9'])
    await other.close()
    await admin.deleteKey(key.uid)
  })

  test.each([['wrong', '密钥不是这个'.length.toString().repeat(20)], ['missing', null]])('a %s key is told to whoever runs the server', async (_, key) => {
    const locked = new MeilisearchEngine({ ...home.settings, key }, 'tests')
    await expect(askEngine(locked, '下放', {})).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    expect(await reasonOf(locked)).toMatch(/MEILI_KEY/)
    expect(await reasonOf(locked)).not.toContain(String(key))
    await locked.close()
  })

  test('an entry longer than Meilisearch looks is found by its end, and by what crosses from one part into the next', async () => {
    const filler = (length: number): string => Array.from({ length }, (_, at) => String.fromCodePoint(0x4e00 + at % 3000)).join('')
    const text = `${filler(59_597)}前后相接的一句话${filler(20_000)}最末的办法`
    await engine.apply([{ subject: 'doc_long', entries: [makeEntry('psg_long', text), makeEntry('psg_short', '前后相接')] }], 3)
    expect(await idsOf(engine, '“最末的办法”')).toEqual(['psg_long'])
    expect(await idsOf(engine, '“前后相接的一句话”')).toEqual(['psg_long'])
    const [hit] = (await askEngine(engine, '“最末的办法”', {})).hits
    expect(hit?.snippet.filter((part) => part.hit).map((part) => part.text)).toEqual(['最末的办法'])
  })

  test('an id of any characters and length is as good as another', async () => {
    const ids = ['段落/一 二', 'x'.repeat(600), 'psg"; DROP', '🀄']
    await engine.apply([{ subject: '文/稿"\\', entries: ids.map((id) => makeEntry(id, '奇怪的编号')) }], 4)
    expect((await idsOf(engine, '奇怪的编号')).sort()).toEqual([...ids].sort())
    await engine.apply([{ subject: '文/稿"\\', entries: [] }], 5)
    expect(await idsOf(engine, '奇怪的编号')).toEqual([])
  })

  test('more documents than one task may hold are all there, and the position comes with the last', async () => {
    const entries = Array.from({ length: 120 }, (_, at) => makeEntry(`psg_big_${at}`, `第${at}号大件。${'-'.repeat(100_000)}`))
    await engine.apply([{ subject: 'doc_big', entries }], 6)
    expect((await askEngine(engine, '大件', {})).total).toBe(120)
    expect(await engine.position()).toBe(6)
    await engine.apply([{ subject: 'doc_big', entries: [] }], 7)
    expect((await askEngine(engine, '大件', {})).total).toBe(0)
  })

  test('of more words than Meilisearch looks at the rarest ten must all be there', async () => {
    const words = '春耕 夏收 秋种 冬藏 防汛 抗旱 造林 护路 清淤 修渠 禁烧 防火'.split(' ')
    await engine.apply([{ subject: 'doc_seasons', entries: [
      makeEntry('psg_all', words.join(',')), makeEntry('psg_ten', words.slice(0, 10).join(',')), makeEntry('psg_rest', words.slice(10).join(',')),
      ...words.slice(0, 9).map((word, at) => makeEntry(`psg_s${at}`, word)),
    ] }], 8)
    const answer = await askEngine(engine, words.join(' '), {})
    expect(answer).toMatchObject({ whole: 1, partial: false })
    expect(answer.hits[0]?.id).toBe('psg_all')
  })

  test('of more hits than are looked at closely those are, that hold most of a question, wherever in the text', async () => {
    const filler = Array.from({ length: 300 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('')
    await engine.apply([{ subject: 'doc_many', entries: [
      ...Array.from({ length: 1050 }, (_, at) => makeEntry(`psg_one_${at}`, `合伙${at % 2 === 0 ? '人' : ''}`)), makeEntry('psg_two', `${filler}调解${filler}合伙${filler}`),
    ] }], 9)
    const answer = await askEngine(engine, '合伙纠纷如何调解?', {})
    expect(answer).toMatchObject({ total: 1051, whole: 0 })
    expect(answer.hits[0]?.id).toBe('psg_two')
    await engine.apply([{ subject: 'doc_many', entries: [] }], 10)
  })

  test('an index of another format, or of another database, is to be built anew', async () => {
    expect(await engine.position()).toBe(10)
    const other = new MeilisearchEngine(home.settings, '别的库')
    expect(await other.position()).toBeNull()
    await other.close()
    const state = await admin.index(nameIndexes(home.settings.name).terms).getDocument('state')
    await admin.index(nameIndexes(home.settings.name).terms).updateDocuments([{ ...state, format: 0 }]).waitTask()
    expect(await engine.position()).toBeNull()
    await engine.rebuild((async function* () { yield await Promise.resolve(SAMPLE) })(), 11)
    expect(await engine.position()).toBe(11)
    expect(await idsOf(engine, '下放')).toEqual(['psg_2'])
    const { results } = await admin.getRawIndexes({ limit: 1000 })
    expect(results.map(({ uid }) => uid).filter((uid) => uid.startsWith(home.settings.name)).sort()).toEqual(Object.values(nameIndexes(home.settings.name)).sort())
  })

  test('a search that nobody waits for any more is given up on the line, too', async () => {
    const proxy = await openCuttableProxy(home.settings.url)
    const far = new MeilisearchEngine({ ...home.settings, url: proxy.url }, 'tests')
    expect(await idsOf(far, '网格员')).not.toEqual([])
    proxy.set('hold')
    const before = proxy.ended()
    const giveUp = new AbortController()
    const search = expect(far.search({ query: { words: '走访', alternatives: [], phrases: [], excluded: [], fields: { departments: [], levels: [], kinds: [], itemTypes: [], documentKinds: [], dates: null }, shortened: false }, filter: {}, offset: 0, limit: 5 }, giveUp.signal)).rejects.toThrow('不再需要')
    await new Promise((resolve) => setTimeout(resolve, 100))
    giveUp.abort(new Error('不再需要'))
    await search
    await expect.poll(() => proxy.ended(), { timeout: 2000 }).toBeGreaterThan(before)
    proxy.set('pass')
    expect(await idsOf(far, '走访')).toEqual(['psg_4'])
    await far.close()
    await proxy.close()
  })

  test('a server that does not answer is given up in time, and asked again afterwards', async () => {
    const proxy = await openCuttableProxy(home.settings.url)
    const far = new MeilisearchEngine({ ...home.settings, url: proxy.url }, 'tests')
    expect(await idsOf(far, '下放')).toEqual(['psg_2'])
    proxy.set('hold')
    const began = Date.now()
    await expect(askEngine(far, '网格员', {})).rejects.toMatchObject({ code: 'UNAVAILABLE', cause: { message: expect.stringContaining('没有及时应答') as string } })
    expect(Date.now() - began).toBeLessThan(15_000)
    proxy.set('cut')
    await expect(askEngine(far, '网格员', {})).rejects.toMatchObject({ code: 'UNAVAILABLE', cause: { message: expect.stringContaining('连不上 Meilisearch') as string } })
    proxy.set('pass')
    expect((await idsOf(far, '网格员')).sort()).toEqual(['psg_4', 'psg_5'])
    await far.close()
    await proxy.close()
  })
})

test.each([
  ['an older Meilisearch', { pkgVersion: '1.12.0', commitSha: '', commitDate: '' }, 'Meilisearch 的版本是 1.12.0，要 1.50 以上的 1.x'],
  ['something else', '<html>欢迎</html>', '不是 Meilisearch'],
])('%s at the address is recognised', async (_, answer, reason) => {
  const other = createServer((_request, response) => { response.end(typeof answer === 'string' ? answer : JSON.stringify(answer)) }).listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const engine = new MeilisearchEngine({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, key: null, name: 'nowhere' }, 'tests')
  expect(await reasonOf(engine)).toContain(reason)
  await expect(engine.suggest('网', 5)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await engine.close()
  other.close()
})

test('where nobody listens, every call says so', async () => {
  const engine = new MeilisearchEngine({ url: 'http://127.0.0.1:9', key: null, name: 'nowhere' }, 'tests')
  expect(await reasonOf(engine)).toContain('连不上 Meilisearch（127.0.0.1:9')
  for (const call of [engine.position(), engine.respell('wangge'), engine.soundAlikes(['网格']), engine.apply([], 1)]) await expect(call).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await engine.close()
})
