import { expect, test } from 'vitest'
import type { SearchAnswer, SearchFilter } from '../SearchEngine.ts'
import { SAMPLE } from './sampleEntries.ts'

export type Ask = (typed: string, filter?: SearchFilter) => Promise<SearchAnswer>
export type IdsOf = (typed: string, filter?: SearchFilter) => Promise<string[]>

/** What words and phrases find in the sample, and how hits look. */
export function testFinding(ask: Ask, idsOf: IdsOf): void {
  test('a word of two characters is found', async () => {
    expect(await idsOf('下放')).toEqual(['psg_2'])
  })

  test('a single character is found', async () => {
    expect((await idsOf('村')).sort()).toEqual(['psg_2', 'psg_5'])
  })

  test('characters are found that no dictionary takes for a word', async () => {
    expect(await idsOf('抓到')).toEqual(['psg_3'])
  })

  test('numbers are found whole', async () => {
    expect(await idsOf('154')).toEqual(['psg_2'])
    expect(await idsOf('15')).toEqual([])
  })

  test.each([['縣鄉協同', '县乡协同'], ['網格員', '网格员'], ['高齡老人津貼', '高龄老人津贴'], ['ＤＩＲ縣區', 'dir县区']])('%s finds what %s finds', async (traditional, simplified) => {
    const answer = await ask(simplified)
    expect(answer.total).toBeGreaterThan(0)
    expect(await ask(traditional)).toEqual(answer)
  })

  test('a few words are found together; apart only where nothing holds them all', async () => {
    expect(await idsOf('网格员 推荐')).toEqual(['psg_5'])
    expect(await ask('网格员 推荐')).toMatchObject({ total: 1, partial: false })
    expect((await idsOf('隐患 推荐')).sort()).toEqual(['psg_4', 'psg_5'])
    expect(await ask('隐患 推荐')).toMatchObject({ total: 2, partial: true })
  })

  test('what holds all words of a sentence comes before what holds some', async () => {
    const ids = await idsOf('网格员由乡镇人民政府聘用')
    expect(ids[0]).toBe('psg_5')
    expect(ids).toContain('psg_4')
  })

  test('how many hold all is told apart from how many are found', async () => {
    const whole = await ask('将154项政务服务事项下放')
    expect(whole).toMatchObject({ whole: 1, partial: false })
    expect(whole.hits[0]?.id).toBe('psg_2')
    expect(whole.total).toBeGreaterThanOrEqual(whole.whole)
    expect(await ask('网格员')).toMatchObject({ total: 2, whole: 2 })
    expect(await ask('隐患 推荐')).toMatchObject({ total: 2, whole: 0, partial: true })
    expect(await ask('火星')).toMatchObject({ total: 0, whole: 0, partial: false })
  })

  test('characters typed together are found together first, and marked as one', async () => {
    const [first] = (await ask('政务服务事项')).hits
    expect(first?.id).toBe('psg_2')
    expect(first?.snippet.filter((part) => part.hit).map((part) => part.text)).toEqual(['政务服务事项'])
    expect((await ask('网格员')).hits[0]?.snippet[0]).toEqual({ text: '网格员', hit: true })
  })

  test('a whole question finds the passage that answers it', async () => {
    expect((await idsOf('网格员每天要做哪些事情，需要走访吗？'))[0]).toBe('psg_4')
  })

  test.each(['谁聘用网格员？', '如何聘用网格员', '网格员聘用有哪些规定'])('a short question too finds what holds some of its words: %s', async (question) => {
    expect((await idsOf(question)).slice(0, 2).sort()).toEqual(['psg_4', 'psg_5'])
    expect((await idsOf(question))[0]).toBe('psg_5')
  })

  test('many words parted by blanks must all be there, as few must', async () => {
    expect(await idsOf('网格员 乡镇 人民政府 聘用 试点 推荐')).toEqual(['psg_5'])
  })

  test('a word of the title narrows what a word of the text finds', async () => {
    expect((await idsOf('讲话 下放'))[0]).toBe('psg_2')
  })

  test('a document is found by its title alone', async () => {
    expect((await idsOf('市委书记')).sort()).toEqual(['dir_1', 'psg_1', 'psg_2', 'psg_3'])
  })

  test.each(['"治理能力"', '“治理能力”', '「治理能力」', '『治理能力』', '＂治理能力＂'])('the phrase %s is found as it stands', async (phrase) => {
    expect(await idsOf(phrase)).toEqual(['psg_1'])
  })

  test.each(['"用好三张清单"', '"用好“三张清单”"', '“13710工作制度”', '"建立13710工作制度"', '「“13710”工作制度」'])('the phrase %s is found whatever quotation marks are in the text', async (phrase) => {
    expect((await idsOf(phrase, { kinds: ['PASSAGE'] }))).toEqual(['psg_3'])
  })

  test('a phrase is marked with the quotation marks in it', async () => {
    const [hit] = (await ask('"用好三张清单"')).hits
    expect(hit?.snippet.filter((part) => part.hit).map((part) => part.text)).toEqual(['用好“三张清单'])
  })

  test('a phrase in another order is not found', async () => {
    expect(await idsOf('"能力治理"')).toEqual([])
  })

  test('a phrase narrows what words find', async () => {
    expect(await idsOf('网格员 “村民委员会”')).toEqual(['psg_5'])
  })

  test('what holds an excluded word is left out', async () => {
    expect(await idsOf('网格员 -试点')).toEqual(['psg_4'])
    expect(await idsOf('网格员 -"村民委员会"')).toEqual(['psg_4'])
    expect(await idsOf('網格員 －試點')).toEqual(['psg_4'])
  })

  test('a snippet is a slice of the text with the words marked in it', async () => {
    for (const typed of ['下放', '政務服務', '154项 办事', '“不出村”']) {
      const hit = (await ask(typed)).hits.find(({ id }) => id === 'psg_2')
      const text = SAMPLE.flatMap(({ entries }) => entries).find(({ id }) => id === 'psg_2')?.text
      expect(text).toContain(hit?.snippet.map((part) => part.text).join(''))
      expect(hit?.snippet.some((part) => part.hit)).toBe(true)
    }
    expect((await ask('下放')).hits[0]?.snippet.filter((part) => part.hit).map((part) => part.text)).toEqual(['下放', '下放'])
  })

  test('a hit says what it is, what it is called and where it opens', async () => {
    expect((await ask('高龄津贴', { kinds: ['SERVICE_ITEM'] })).hits[0]).toMatchObject({ id: 'itm_1', kind: 'SERVICE_ITEM', title: '高龄老人津贴发放', url: '/documents/itm_1' })
  })

  test('the same question gets the same answer, with scores falling from hit to hit', async () => {
    const answer = await ask('治理 清单 网格')
    expect(await ask('治理 清单 网格')).toEqual(answer)
    const scores = answer.hits.map((hit) => hit.score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  })
}
