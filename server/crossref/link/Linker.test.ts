import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CatalogRow } from '../../catalogs/CatalogRow.ts'
import { renameDepartment } from '../../catalogs/editDepartments.ts'
import { storeList } from '../../catalogs/storeList.ts'
import { withdrawEdition } from '../../catalogs/editions/review.ts'
import { storeDocument } from '../../documents/storeDocument.ts'
import { Revision } from '../../history/Revision.ts'
import { annotateFile } from '../../ingest/ingestFile.ts'
import { openStore, type Store } from '../../openStore.ts'
import { addSynonymGroup, removeSynonymGroup } from '../../search/synonyms/editSynonyms.ts'
import { catalogRow } from '../../testing/catalogRow.ts'
import { CrossReference } from '../CrossReference.ts'
import { LinkTask } from '../LinkTask.ts'
import { addReference } from '../vouch/addReference.ts'
import { confirmReference, rejectReference, restoreReference } from '../vouch/decideReference.ts'

let folder: string
let store: Store
const faults: unknown[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhengdian-link-'))
  store = await openStore({ dataDir: folder, meilisearch: null }, { onFault: (error) => { faults.push(error) } })
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
  expect(faults.splice(0)).toEqual([])
})

const em = () => store.orm.em.fork() as SqlEntityManager

/** Takes a text in, or reads it again, through all the stages; answers the document's id once it is linked. */
async function take(name: string, text: string, document?: string): Promise<string> {
  const ingested = await annotateFile(name, new TextEncoder().encode(text))
  const { id } = await em().transactional(async (inner) => (await storeDocument(inner, {
    ingested, decision: document ? { do: 'REVISE', document } : { do: 'SEPARATE' }, actor: null,
  })).document)
  await store.linker.drain()
  return id
}

async function publish(rows: readonly CatalogRow[], slug = 'service-items', title = '乡村政务服务事项通用目录'): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(rows))
  const { editionId } = await storeList(store.orm, store.comparer, {
    slug, title, actor: null, publish: true,
    content: { kind: rows[0]?.kind ?? 'SERVICE', rows, leftOut: [], isDemonstration: false, source: { name: '清单.csv', bytes, sha256: `${slug} ${String(bytes.length)} ${rows.map(({ name }) => name).join()}` } },
  })
  await store.linker.drain()
  return editionId
}

const links = () => em().find(CrossReference, {}, { orderBy: { pair: 'asc' } })

async function linkBetween(fromOwner: string, toOwner: string): Promise<CrossReference> {
  const found = await em().find(CrossReference, { fromOwner, toOwner })
  expect(found).toHaveLength(1)
  return found[0]!
}

const deed = ({ version }: CrossReference, reason: string | null = null) => ({ actor: 'usr_curator', reason, version })

const LAW = (title: string, second: string) => `${title}

第一章 总则

第一条 为了保障公民的基本生活，规范救助工作，根据宪法，制定本条例。

第二条 ${second}

第三条 乡镇人民政府、街道办事处负责救助申请的受理和调查审核。

第四条 县级人民政府民政部门应当自收到材料之日起十个工作日内作出决定。
`

const NOTICE = (law: string) => `关于做好困难群众救助工作的通知

2023年3月1日

一、提高认识。救助工作关系困难群众冷暖，各乡镇要把这项工作摆上重要位置。

二、依规办理。各乡镇要严格执行《${law}》第二条，做到应保尽保、应救尽救。

三、强化监督。县民政局要定期通报各乡镇的工作进展，对推诿扯皮的严肃问责。
`

const SPEECH = '要做好孤儿基本生活保障金发放工作，按月足额发放到位，让每一名孤儿都感受到党和政府的温暖。'
const speech = (sentence: string) => `在全县民政工作会议上的讲话

2023年5月6日

同志们：这次会议的任务是总结去年的工作，部署今年的工作。

一、突出重点。${sentence}

二、改进作风。要多到村里走一走、看一看，听一听群众怎么说。
`

const ORPHANS = catalogRow({ code: 'FW01', name: '孤儿基本生活保障金发放', itemType: '行政给付', competentDepartment: '民政局', exerciseLevels: ['TOWNSHIP'] })
const FOREST = catalogRow({ code: 'FW02', name: '林木采伐许可证核发', itemType: '行政许可', competentDepartment: '林业局', exerciseLevels: ['TOWNSHIP'] })
const WELLS = catalogRow({ code: 'FW03', name: '农村取水许可审批', itemType: '行政许可', competentDepartment: '水利局', exerciseLevels: ['TOWNSHIP'] })

describe('a document that comes in', () => {
  it('is linked with what cites it, though that was there before', async () => {
    const notice = await take('通知.txt', NOTICE('困难群众救助条例'))
    expect(await links()).toEqual([])
    const law = await take('条例.txt', LAW('困难群众救助条例', '本条例所称困难群众，是指家庭人均收入低于当地标准的居民。'))
    const link = await linkBetween(notice, law)
    expect(link).toMatchObject({ type: 'CITES', status: 'SUGGESTED', toEvidence: expect.stringContaining('第二条') as string })
    expect(link.toEnd).toMatch(/^psg_/)
  })

  it('touches only its own links', async () => {
    await publish([ORPHANS, FOREST, WELLS])
    await take('讲话.txt', speech(SPEECH))
    await take('条例.txt', LAW('困难群众救助条例', '本条例所称困难群众，是指家庭人均收入低于当地标准的居民。'))
    await take('通知.txt', NOTICE('困难群众救助条例'))
    const before = await links()
    expect(before.length).toBeGreaterThan(1)
    const other = await take('另一讲话.txt', speech('要加强林木采伐许可证核发的监管，严禁无证采伐。').replace('民政工作会议', '林业工作会议'))
    const after = await links()
    const added = after.filter(({ fromOwner, toOwner }) => fromOwner === other || toOwner === other)
    expect(added.length).toBeGreaterThan(0)
    expect(after.filter((link) => !added.includes(link))).toEqual(before)
    expect(await em().count(LinkTask)).toBe(0)
  })

  it('that quotes itself is not linked with itself', async () => {
    const words = '要把群众的事当成自己的事，把群众的小事当成我们的大事，一件一件抓好落实'
    await take('讲话.txt', speech(`县委强调：“${words}。”我再说一遍，“${words}”，这句话大家要记住。${words}。`))
    expect((await links()).filter(({ fromOwner, toOwner }) => fromOwner === toOwner)).toEqual([])
  })

  it('has the same links whichever of two came first', async () => {
    const quote = '会议强调：“基层治理要依靠群众、发动群众，把矛盾化解在基层、化解在萌芽状态。”'
    const one = await take('甲.txt', speech(`${SPEECH}${quote}`))
    await take('乙.txt', speech(quote).replace('民政工作会议', '政法工作会议').replace('2023年5月6日', '2022年1月9日'))
    const first = (await links()).filter(({ type }) => type === 'QUOTES')
    expect(first.map(({ fromOwner }) => fromOwner)).toEqual([one])
  })
})

describe('a formulation', () => {
  const uses = async (document: string) => (await links()).filter(({ fromOwner, toEnd }) => fromOwner === document && toEnd.startsWith('frm_')).map(({ fromEvidence, score }) => [fromEvidence, score])

  it('that a new document is the first to mark as a name is found in those that used it before', async () => {
    const before = await take('早先.txt', speech('要形成县乡一体、块抓条保的格局，把力量沉到一线。'))
    const other = await take('别的.txt', speech('要把群众的急难愁盼放在心上。').replace('民政', '信访'))
    expect(await uses(before)).toEqual([])
    await take('后来.txt', speech('要全面实行“块抓条保”，把责任压下去。').replace('民政', '政法'))
    expect(await uses(before)).toEqual([['块抓条保', 0.85]])
    expect(await uses(other)).toEqual([])
    expect(await em().count(LinkTask)).toBe(0)
  })

  it('is found there too where the index has nothing yet', async () => {
    const before = await take('早先.txt', speech('要形成县乡一体、块抓条保的格局，把力量沉到一线。'))
    await store.indexer.close()
    await take('后来.txt', speech('要全面实行“块抓条保”，把责任压下去。').replace('民政', '政法'))
    expect(await uses(before)).toEqual([['块抓条保', 0.85]])
  })
})

describe('synonyms that curators hold', () => {
  const FELLING = '要把砍树证尽快办好，让群众少跑路。'
  const toItems = async () => (await links()).filter(({ type, toEnd }) => type === 'MANDATES' && toEnd.startsWith('lin_')).map(({ fromEvidence, toEvidence }) => `${fromEvidence ?? ''} → ${toEvidence ?? ''}`)

  it('lead directives to items that their own words do not name, as soon as they are added and until they are removed', async () => {
    await publish([ORPHANS, FOREST, WELLS])
    await take('讲话.txt', speech(FELLING))
    expect(await toItems()).toEqual([])
    const group = await addSynonymGroup(store.orm, { terms: ['林木采伐许可证', '砍树证'], oneWay: false }, { actor: null, reason: null })
    await store.linker.drain()
    expect(await toItems()).toEqual(['砍树证 → 林木采伐许可证'])
    await removeSynonymGroup(store.orm, group.id, { actor: null, reason: null })
    await store.linker.drain()
    expect(await toItems()).toEqual([])
  })

  it('are left out while the search is away, and linking goes on', async () => {
    await store.close()
    const told: string[] = []
    store = await openStore({ dataDir: folder, meilisearch: { url: 'http://127.0.0.1:9', key: null, name: 'away' } }, { onFault: (_, doing) => { told.push(doing) } })
    await publish([ORPHANS, FOREST, WELLS])
    await addSynonymGroup(store.orm, { terms: ['林木采伐许可证', '砍树证'], oneWay: false }, { actor: null, reason: null })
    await take('讲话.txt', speech(`${FELLING}${SPEECH}`))
    expect(await toItems()).toEqual(['孤儿基本生活保障金发放 → 孤儿基本生活保障金发放'])
    expect(await em().count(LinkTask)).toBe(0)
    expect([...new Set(told)]).toEqual(['indexing'])
  })
})

describe('a link that a person decided upon', () => {
  it('stays when the document is read again with other words, at what is most like the old, and is flagged', async () => {
    await publish([ORPHANS, FOREST])
    const document = await take('讲话.txt', speech(SPEECH))
    const [found] = (await links()).filter(({ toEnd }) => toEnd.startsWith('lin_'))
    expect(found).toBeDefined()
    await confirmReference(store.orm, found!.id, deed(found!))
    await take('讲话.txt', speech(SPEECH).replace('温暖', '关怀和温暖').replace('同志们', '各位同志'), document)
    const kept = await em().findOneOrFail(CrossReference, { id: found!.id })
    expect(kept).toMatchObject({ status: 'CONFIRMED', needsReview: true, reviewReason: expect.stringContaining('移到最相近的一处') as string, toEnd: found!.toEnd })
    expect(kept.fromEnd).not.toBe(found!.fromEnd)
    expect((await links()).filter(({ toEnd }) => toEnd === found!.toEnd)).toHaveLength(1)
    expect((await em().find(Revision, { subject: found!.id }, { orderBy: { number: 'asc' } })).map(({ number, actor }) => [number, actor])).toEqual([[1, 'usr_curator'], [2, null]])
    await confirmReference(store.orm, found!.id, deed(kept))
    expect(await em().findOneOrFail(CrossReference, { id: found!.id })).toMatchObject({ needsReview: false, reviewReason: null, carriedFrom: null, version: 3 })
  })

  it('stays, flagged, when nothing like its words is left', async () => {
    await publish([ORPHANS, FOREST])
    const document = await take('讲话.txt', speech(SPEECH))
    const [found] = (await links()).filter(({ toEnd }) => toEnd.startsWith('lin_'))
    await confirmReference(store.orm, found!.id, deed(found!))
    await take('讲话.txt', '在全县交通工作会议上的讲话\n\n2023年5月6日\n\n一、抓紧修路。农村公路年底前要全部通到村口，桥梁要逐座检查。\n', document)
    expect(await em().findOneOrFail(CrossReference, { id: found!.id })).toMatchObject({ status: 'CONFIRMED', needsReview: true, reviewReason: '文稿重新读入后，原来的文字不见了', fromEnd: found!.fromEnd })
  })

  it('does not return once rejected, neither when the document is read again nor with a new edition', async () => {
    await publish([ORPHANS, FOREST])
    const document = await take('讲话.txt', speech(SPEECH))
    const [found] = (await links()).filter(({ toEnd }) => toEnd.startsWith('lin_'))
    await rejectReference(store.orm, found!.id, deed(found!, '只是顺带一提'))
    await take('讲话.txt', speech(SPEECH).replace('温暖', '关怀和温暖'), document)
    await publish([{ ...ORPHANS, name: '孤儿基本生活保障金的发放', code: 'FW09' }, FOREST, WELLS])
    const about = (await links()).filter(({ toOwner, toEnd }) => toOwner === found!.toOwner && toEnd.startsWith('lin_'))
    expect(about.map(({ id, status, needsReview }) => [id, status, needsReview])).toEqual([[found!.id, 'REJECTED', false]])
    await restoreReference(store.orm, found!.id, deed(about[0]!))
    expect(await em().findOneOrFail(CrossReference, { id: found!.id })).toMatchObject({ status: 'SUGGESTED', reason: null, decidedBy: null })
  })
})

describe('a new edition', () => {
  /** A confirmed link from a passage to an item of the list. */
  async function vouchFor(row: CatalogRow, others: readonly CatalogRow[]): Promise<CrossReference> {
    await publish([row, ...others])
    const document = await take('讲话.txt', speech(SPEECH))
    const [{ id: passage } = { id: '' }] = await em().execute<{ id: string }[]>('select id from passage where document_id = ? order by position limit 1', [document])
    const [{ id: item } = { id: '' }] = await em().execute<{ id: string }[]>('select id from catalog_item where code = ?', [row.code])
    const id = await addReference(store.orm, { from: passage, to: item, type: 'MENTIONS', reason: null, actor: 'usr_curator' })
    return em().findOneOrFail(CrossReference, { id })
  }

  const nameAt = async (end: string) => (await em().execute<{ name: string }[]>(
    "select i.name as name from catalog_item i join catalog_edition e on e.id = i.edition_id where i.lineage = ? and e.status = 'PUBLISHED'", [end]))[0]?.name

  it('that renames an item flags its links until somebody has looked', async () => {
    const link = await vouchFor(FOREST, [ORPHANS])
    await publish([{ ...FOREST, name: '林木采伐许可证的核发' }, ORPHANS])
    const kept = await em().findOneOrFail(CrossReference, { id: link.id })
    expect(kept).toMatchObject({ toEnd: link.toEnd, status: 'CONFIRMED', needsReview: true, reviewReason: '事项“林木采伐许可证核发”已改名为“林木采伐许可证的核发”' })
  })

  it('that changes what an item says flags its links, and one that is withdrawn takes the flag along', async () => {
    const link = await vouchFor(FOREST, [ORPHANS])
    const second = await publish([{ ...FOREST, committedLimit: { amount: 3, unit: 'WORKING_DAY' } }, ORPHANS])
    expect(await em().findOneOrFail(CrossReference, { id: link.id })).toMatchObject({ needsReview: true, reviewReason: '事项“林木采伐许可证核发”的内容有变更' })
    await withdrawEdition(store.orm, second, { actor: 'usr_curator', reason: '有误' })
    await store.linker.drain()
    expect(await em().findOneOrFail(CrossReference, { id: link.id })).toMatchObject({ needsReview: false, reviewReason: null })
  })

  const HALVES = ['企业职工养老保险关系转入', '企业职工养老保险关系转出'].map((name, index) => catalogRow({
    code: `YL0${String(index + 1)}`, name, itemType: '公共服务', competentDepartment: '人力资源和社会保障局', exerciseLevels: ['TOWNSHIP'],
    legalBases: [{ law: '中华人民共和国社会保险法', article: '第十九条', text: null }], materials: ['身份证', `${name}申请表`],
  }))
  const WHOLE = catalogRow({
    code: 'YL09', name: '企业职工养老保险关系转入转出', itemType: '公共服务', competentDepartment: '人力资源和社会保障局', exerciseLevels: ['TOWNSHIP'],
    legalBases: [{ law: '中华人民共和国社会保险法', article: '第十九条', text: null }], materials: ['身份证', '企业职工养老保险关系转入申请表', '企业职工养老保险关系转出申请表'],
  })

  it('that merges items leads their links to the one they became; withdrawn, back to the one they were', async () => {
    const link = await vouchFor(HALVES[0]!, [HALVES[1]!, ORPHANS])
    const second = await publish([WHOLE, ORPHANS])
    const carried = await em().findOneOrFail(CrossReference, { id: link.id })
    expect(await nameAt(carried.toEnd)).toBe(WHOLE.name)
    expect(carried).toMatchObject({ status: 'CONFIRMED', needsReview: true, reviewReason: `事项“${HALVES[0]!.name}”已合并或拆分，现在是“${WHOLE.name}”` })
    await withdrawEdition(store.orm, second, { actor: 'usr_curator', reason: '有误' })
    await store.linker.drain()
    expect(await em().findOneOrFail(CrossReference, { id: link.id })).toMatchObject({ toEnd: link.toEnd, carriedTo: null, needsReview: false })
  })

  it('that splits an item leads its links to each part; withdrawn, there is one again', async () => {
    const link = await vouchFor(WHOLE, [ORPHANS])
    const second = await publish([...HALVES, ORPHANS])
    const parts = await em().find(CrossReference, { origin: 'ADDED' })
    expect((await Promise.all(parts.map(({ toEnd }) => nameAt(toEnd)))).sort()).toEqual(HALVES.map(({ name }) => name).sort())
    expect(parts.every(({ status, needsReview }) => status === 'CONFIRMED' && needsReview)).toBe(true)
    await withdrawEdition(store.orm, second, { actor: 'usr_curator', reason: '有误' })
    await store.linker.drain()
    expect((await em().find(CrossReference, { origin: 'ADDED' })).map(({ toEnd, needsReview }) => [toEnd, needsReview])).toEqual([[link.toEnd, false]])
  })

  it('without an item keeps its link, flagged', async () => {
    const link = await vouchFor(FOREST, [ORPHANS, WELLS])
    await publish([ORPHANS, WELLS])
    expect(await em().findOneOrFail(CrossReference, { id: link.id })).toMatchObject({ toEnd: link.toEnd, status: 'CONFIRMED', needsReview: true, reviewReason: '事项“林木采伐许可证核发”不在现行版中了' })
  })

  it('takes suggestions away that no longer hold', async () => {
    await publish([ORPHANS, FOREST])
    await take('讲话.txt', speech(SPEECH))
    expect((await links()).filter(({ toEnd }) => toEnd.startsWith('lin_'))).toHaveLength(1)
    await publish([FOREST, WELLS])
    expect((await links()).filter(({ toEnd }) => toEnd.startsWith('lin_'))).toEqual([])
  })

  it('with an item named like anything, 公共服务, is not linked with everything', async () => {
    await publish([catalogRow({ code: 'FW08', name: '公共服务', itemType: '公共服务', competentDepartment: '民政局' }), FOREST])
    await take('讲话.txt', speech('要推动公共服务向村级延伸，完善公共服务体系，提高公共服务水平。'))
    expect((await links()).filter(({ toEnd }) => toEnd.startsWith('lin_'))).toEqual([])
  })
})

describe('a department that is renamed', () => {
  it('is known in the sentences about its items by the new name too', async () => {
    await publish([ORPHANS, FOREST, WELLS])
    await take('讲话.txt', speech('自然资源和规划局要管好林木采伐许可证核发。'))
    const score = async () => Number((await links()).find(({ toEnd }) => toEnd.startsWith('lin_'))?.score)
    const before = await score()
    const [{ id } = { id: '' }] = await em().execute<{ id: string }[]>("select id from department where name = '林业局'")
    await renameDepartment(store.orm, id, { name: '自然资源和规划局', aliases: null }, { actor: 'usr_curator', reason: null })
    await store.linker.drain()
    expect(await score()).toBeGreaterThan(before)
    expect(await em().count(LinkTask)).toBe(0)
  })
})
