import type { MikroORM } from '@mikro-orm/sqlite'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createId } from '../../accounts/createId.ts'
import { openDatabase } from '../../database.ts'
import { START_SYNONYMS } from './startSynonyms.ts'
import { foldTerm, SynonymBook } from './SynonymBook.ts'
import { SynonymGroup } from './SynonymGroup.ts'

let orm: MikroORM
let book: SynonymBook

async function write(...groups: (readonly [terms: readonly string[], oneWay?: boolean])[]): Promise<void> {
  const em = orm.em.fork()
  await em.nativeDelete(SynonymGroup, {})
  for (const [terms, oneWay = false] of groups) em.create(SynonymGroup, { id: createId('syn'), name: terms[0] ?? '', terms: [...terms], oneWay, revision: 1 })
  await em.flush()
  book.forget()
}

beforeAll(async () => {
  orm = await openDatabase({ file: ':memory:' })
  book = new SynonymBook(orm)
})
afterAll(() => orm.close())

describe('synonyms in a query', () => {
  beforeEach(() => write([['低保', '最低生活保障']], [['县乡协同', '縣鄉聯動', '村“两委”']], [['两病', '高血压', '糖尿病'], true], [['农村低保', '农村居民最低生活保障']]))

  test('one term finds the others, in the form in which texts are compared', async () => {
    expect(await book.alternativesIn('低保申请')).toEqual([{ said: '低保', others: ['最低生活保障'] }])
    expect(await book.alternativesIn('推进县乡协同')).toEqual([{ said: '县乡协同', others: ['县乡联动', '村两委'] }])
    expect(await book.alternativesIn('县乡联动')).toEqual([{ said: '县乡联动', others: ['县乡协同', '村两委'] }])
  })

  test('the longest term counts, and several stand side by side', async () => {
    expect((await book.alternativesIn('农村低保和县乡协同')).map(({ said }) => said)).toEqual(['农村低保', '县乡协同'])
  })

  test('one way means one way', async () => {
    expect((await book.alternativesIn('两病用药'))[0]?.others).toEqual(['高血压', '糖尿病'])
    expect(await book.alternativesIn('糖尿病用药')).toEqual([])
  })

  test('characters that only meet where two words do are no term', async () => {
    expect(await book.alternativesIn('降低保护标准')).toEqual([])
  })
})

test('what was written is unknown until it is forgotten what was read, and known at once after', async () => {
  await write([['低保', '最低生活保障']])
  expect(await book.alternativesIn('五保')).toEqual([])
  await write([['五保', '特困供养']])
  expect(await book.alternativesIn('五保')).toEqual([{ said: '五保', others: ['特困供养'] }])
})

test('no term of the start set stands twice, in whatever writing', () => {
  const terms = START_SYNONYMS.flatMap((group) => group.terms.map(foldTerm))
  expect(new Set(terms).size).toBe(terms.length)
})

test('without synonyms nothing is looked for', async () => {
  await write()
  expect(await book.alternativesIn('低保')).toEqual([])
})
