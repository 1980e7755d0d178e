import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createId } from '../accounts/createId.ts'
import { storeDocument } from '../documents/storeDocument.ts'
import { AuditEntry } from '../history/AuditEntry.ts'
import { Revision } from '../history/Revision.ts'
import { SynonymGroup } from '../search/synonyms/SynonymGroup.ts'
import { ingestedText } from '../testing/ingestedText.ts'
import { startServer, type TestServer } from '../testing/startServer.ts'
import { Visitor } from '../testing/Visitor.ts'

const ADD = 'mutation ($terms: [String!]!, $oneWay: Boolean) { addSynonymGroup(terms: $terms, oneWay: $oneWay) { group { id terms oneWay } userErrors { field message code } } }'
const UPDATE = 'mutation ($id: ID!, $terms: [String!]!) { updateSynonymGroup(id: $id, terms: $terms, reason: "统一叫法") { group { terms } userErrors { code } } }'
const REMOVE = 'mutation ($id: ID!) { removeSynonymGroup(id: $id) { group { id } userErrors { code } } }'
const SEARCH = 'query ($query: String!, $asTyped: Boolean) { search(query: $query, asTyped: $asTyped) { totalCount wholeCount alternatives { said others } edges { snippet { text hit } } } }'

interface Changed { group: { id: string, terms: string[] } | null, userErrors: { field: string[], message: string, code: string }[] }
interface Search { search: { totalCount: number, wholeCount: number, alternatives: unknown[], edges: { snippet: { text: string, hit: boolean }[] }[] } }

let server: TestServer
let curator: Visitor
beforeAll(async () => {
  server = await startServer()
  await server.addUsers()
  curator = new Visitor(server.url)
  await curator.signIn('curator', server.password)
  await server.store.orm.em.fork().transactional((em) => storeDocument(em as SqlEntityManager, {
    ingested: ingestedText('办法.txt', '关于社会救助工作的意见\n要规范最低生活保障的审核确认。\n要按时发放临时救助金。'), decision: { do: 'SEPARATE' }, actor: null,
  }))
  await server.store.indexer.drain()
})
afterAll(() => server.stop())

const add = async (terms: string[], oneWay = false): Promise<Changed> => (await curator.read<{ addSynonymGroup: Changed }>(ADD, { terms, oneWay })).addSynonymGroup
const search = async (query: string, asTyped = false): Promise<Search['search']> => (await curator.read<Search>(SEARCH, { query, asTyped })).search

describe('synonyms', () => {
  it('take effect with the next search, are marked in what is found, told, and undone with the group', async () => {
    expect((await search('低保')).totalCount).toBe(0)
    const { group } = await add(['低保', '最低生活保障'])
    const found = await search('低保')
    expect(found.wholeCount).toBeGreaterThan(0)
    expect(found.alternatives).toEqual([{ said: '低保', others: ['最低生活保障'] }])
    expect(found.edges[0]?.snippet.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['最低生活保障'])
    expect(await search('低保', true)).toMatchObject({ totalCount: 0, alternatives: [] })

    const { updateSynonymGroup } = await curator.read<{ updateSynonymGroup: Changed }>(UPDATE, { id: group?.id, terms: ['低保', '临时救助'] })
    expect(updateSynonymGroup.group?.terms).toEqual(['低保', '临时救助'])
    expect((await search('低保')).edges[0]?.snippet.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['临时救助'])

    await curator.read(REMOVE, { id: group?.id })
    expect((await search('低保')).totalCount).toBe(0)
    const em = server.store.orm.em.fork()
    expect((await em.find(Revision, { subject: group?.id ?? '' }, { orderBy: { number: 'asc' } })).map(({ number, differences }) => [number, differences[0]?.from, differences[0]?.to])).toEqual([
      [1, null, '低保 = 最低生活保障'], [2, '低保 = 最低生活保障', '低保 = 临时救助'], [3, '低保 = 临时救助', null],
    ])
    expect((await em.find(AuditEntry, { subject: group?.id ?? '' }, { orderBy: { id: 'asc' } })).map(({ action }) => action)).toEqual(['synonym.add', 'synonym.update', 'synonym.remove'])
  })

  it.each([
    ['one term', ['低保'], 'INVALID'], ['the same term twice', ['低保', '低保'], 'INVALID'], ['the same term in another script', ['县乡协同', '縣鄉協同'], 'INVALID'],
    ['a single character', ['保', '保障'], 'INVALID'], ['only marks', ['——', '低保'], 'INVALID'], ['a sentence', ['低保', '最'.repeat(31)], 'INVALID'],
    ['too many terms', Array.from({ length: 21 }, (_, at) => `说法${at}`), 'INVALID'],
  ])('%s is refused with a reason', async (_name, terms, code) => {
    const { group, userErrors } = await add(terms)
    expect(group).toBeNull()
    expect(userErrors).toMatchObject([{ field: ['terms'], code }])
  })

  it('a term of another group is refused, and says which group has it', async () => {
    await add(['五保', '特困供养'])
    expect((await add(['特困供養', '特困人员'])).userErrors).toMatchObject([{ code: 'CONFLICT', message: '“特困供养”已在“五保”一组中，请改那一组' }])
  })

  it('everybody may read them, only curators may change them', async () => {
    const reader = new Visitor(server.url)
    expect(await reader.read('{ synonymGroups(text: "五") { totalCount edges { node { terms } } } }')).toEqual({ synonymGroups: { totalCount: 1, edges: [{ node: { terms: ['五保', '特困供养'] } }] } })
    const { errors } = await reader.ask('mutation { addSynonymGroup(terms: ["甲乙", "丙丁"]) { group { id } } }')
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED'])
    expect((await curator.read<{ removeSynonymGroup: Changed }>(REMOVE, { id: 'syn_none' })).removeSynonymGroup.userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  })

  it('ten thousand groups stay quick to search by, to list and to add to', async () => {
    const few = await medianTime(() => search('说法丙 救助'))
    const em = server.store.orm.em.fork()
    await em.insertMany(SynonymGroup, Array.from({ length: 10_000 }, (_, at) => ({ id: createId('syn'), name: `说法甲${at}`, terms: [`说法甲${at}`, `说法乙${at}`], oneWay: false, revision: 1 })))
    await add(['甲等说法', '乙等说法'])
    expect((await search('说法甲777')).alternatives).toEqual([{ said: '说法甲777', others: ['说法乙777'] }])
    expect(await medianTime(() => search('说法丙 救助'))).toBeLessThan(3 * few)
    const { synonymGroups } = await curator.read<{ synonymGroups: { totalCount: number } }>('{ synonymGroups(text: "说法甲99", first: 5) { totalCount } }')
    expect(synonymGroups.totalCount).toBe(111)
  })
})

async function medianTime(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let at = 0; at < 15; at++) {
    const begun = performance.now()
    await work()
    times.push(performance.now() - begun)
  }
  return times.sort((a, b) => a - b)[7] ?? 0
}
