import type { MikroORM, SqlEntityManager } from '@mikro-orm/sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../database.ts'
import { AuditEntry } from '../history/AuditEntry.ts'
import { Revision } from '../history/Revision.ts'
import { ingestedText } from '../testing/ingestedText.ts'
import { Directive } from './Directive.ts'
import { Formulation } from './Formulation.ts'
import { Passage } from './Passage.ts'
import { SourceDocument } from './SourceDocument.ts'
import { SourceFile } from './SourceFile.ts'
import { storeDocument, type CopyDecision } from './storeDocument.ts'

const speech = [
  '在全市基层治理会议上的讲话',
  '要把154项政务服务事项依法下放乡村，让群众少跑腿。',
  '要编制“县乡协同事项”清单，明确承接方式和运行流程。',
  '要推动县区部门行政执法力量向乡镇街道下沉一线。',
  '要整合乡镇街道现有专业执法队伍，组建综合执法队伍。',
  '要建立便民服务终端，实现便民服务事项就近办理。',
  '要赋予乡镇街道对派驻干部的考核管理权和推荐提名权。',
]

let orm: MikroORM
beforeEach(async () => { orm = await openDatabase({ file: ':memory:' }) })
afterEach(async () => { await orm.close() })

const store = (name: string, lines: string[], decision: CopyDecision = { do: 'ASK' }) =>
  orm.em.fork().transactional((em) => storeDocument(em as SqlEntityManager, { ingested: ingestedText(name, lines.join('\n')), decision, actor: 'usr_1' }))
const find = () => orm.em.fork()

describe('storing a speech', () => {
  it('keeps the very bytes, the text, the passages and the directives', async () => {
    await store('讲话.txt', speech)
    const document = await find().findOneOrFail(SourceDocument, { title: speech[0]! }, { populate: ['file', 'file.bytes', 'cleanText', 'rawText'] })
    expect(Buffer.from(document.file.bytes).toString('utf8')).toBe(speech.join('\n'))
    expect(document.cleanText).toBe(speech.join('\n'))
    const passages = await find().find(Passage, {}, { orderBy: { position: 'asc' } })
    expect(passages.map(({ text }) => text)).toEqual(speech.slice(1))
    expect(passages.every(({ start, end, text }) => document.cleanText.slice(start, end) === text)).toBe(true)
    expect(await find().count(Directive)).toBe(6)
  })

  it('writes who did it into the history', async () => {
    const { document } = await store('讲话.txt', speech)
    expect(await find().findOne(Revision, { subject: document.id })).toMatchObject({ number: 1, actor: 'usr_1', sourceSha256: document.file.sha256 })
    expect(await find().findOne(AuditEntry, { subject: document.id })).toMatchObject({ action: 'document.create', detail: { file: '讲话.txt' } })
  })

  it('writes nothing at all when the transaction fails', async () => {
    await expect(orm.em.fork().transactional(async (em) => {
      await storeDocument(em, { ingested: ingestedText('讲话.txt', speech.join('\n')), decision: { do: 'ASK' }, actor: null })
      await em.flush()
      throw new Error('电源断了')
    })).rejects.toThrow('电源断了')
    for (const entity of [SourceDocument, SourceFile, Passage, Directive, Formulation, Revision, AuditEntry]) {
      expect(await find().count(entity as typeof Passage)).toBe(0)
    }
  })

  it('does not store the same bytes twice, whatever the file is called', async () => {
    const first = await store('讲话.txt', speech)
    const second = await store('副本.txt', speech)
    expect(second).toMatchObject({ kind: 'DUPLICATE', document: { id: first.document.id } })
    expect(await find().count(SourceDocument)).toBe(1)
  })

  it('two speeches with one title get two addresses', async () => {
    await store('一.txt', [speech[0]!, '要抓好春季农业生产，确保粮食安全万无一失。'])
    await store('二.txt', [speech[0]!, '要抓好冬季清洁取暖，确保群众温暖过冬。'])
    const slugs = (await find().find(SourceDocument, {}, { orderBy: { createdAt: 'asc' } })).map(({ slug }) => slug)
    expect(slugs).toEqual(['2022-02-11-zqsjczlhysdjh', '2022-02-11-zqsjczlhysdjh-2'])
  })
})

describe('a better copy of a speech', () => {
  const better = [...speech.slice(0, 3), '要推广数字治理，逐步提高数字治理能力和治理水平。', ...speech.slice(3)]

  it('is offered, and nothing changes until a person decides', async () => {
    const first = await store('讲话.txt', speech)
    const outcome = await store('全文.txt', better)
    expect(outcome).toMatchObject({ kind: 'OFFERED', overlap: 1, document: { id: first.document.id } })
    expect(await find().count(SourceFile)).toBe(1)
  })

  it('becomes the second revision, and passages whose words are the same keep their ids', async () => {
    const first = await store('讲话.txt', speech)
    const before = new Map((await find().find(Passage, {})).map(({ id, text }) => [text, id]))
    const directivesBefore = new Map((await find().find(Directive, {})).map(({ id, text }) => [text, id]))
    const outcome = await store('全文.txt', better, { do: 'REVISE' })
    expect(outcome.kind).toBe('REVISED')
    expect(outcome.document).toMatchObject({ id: first.document.id, revision: 2, slug: first.document.slug })
    const passages = await find().find(Passage, {}, { orderBy: { position: 'asc' } })
    expect(passages.map(({ text }) => text)).toEqual(better.slice(1))
    for (const { id, text } of passages) if (before.has(text)) expect(id).toBe(before.get(text))
    for (const { id, text } of await find().find(Directive, {})) if (directivesBefore.has(text)) expect(id).toBe(directivesBefore.get(text))
    expect(await find().count(SourceFile)).toBe(2)
    const revision = await find().findOneOrFail(Revision, { subject: first.document.id, number: 2 })
    expect(revision.differences.map(({ field }) => field)).toEqual(['shownCharacters', 'source'])
  })

  it('can be kept apart as a document of its own', async () => {
    await store('讲话.txt', speech)
    expect((await store('全文.txt', better, { do: 'SEPARATE' })).kind).toBe('CREATED')
    expect(await find().count(SourceDocument)).toBe(2)
  })

  it('bytes that an older revision was read from are a duplicate too', async () => {
    await store('讲话.txt', speech)
    await store('全文.txt', better, { do: 'REVISE' })
    expect((await store('讲话.txt', speech)).kind).toBe('DUPLICATE')
  })

  it('another speech that only shares a quotation is not taken for a copy', async () => {
    await store('讲话.txt', speech)
    const other = [`${speech[0]!}（二）`, speech[1]!, speech[2]!, ...Array.from({ length: 8 }, (_, n) => `要抓好第${'甲乙丙丁戊己庚辛'[n]!}项完全不同的农村工作任务落实。`)]
    expect((await store('另一篇.txt', other)).kind).toBe('CREATED')
  })
})

it('a formulation used by two speeches is one thing with one id', async () => {
  await store('一.txt', ['甲讲话', '要用好“三张清单”，抓好基层治理的各项工作任务。'])
  await store('二.txt', ['乙讲话', '要落实“三张清单”，办好群众家门口的实事好事。'])
  expect(await find().find(Formulation, {})).toMatchObject([{ name: '三张清单' }])
})
