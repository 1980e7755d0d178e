import { describe, expect, it } from 'vitest'
import { TitleIndex, type TitleEntry } from './TitleIndex.ts'

const entry = (id: string, title: string, date: string | null = null, aliases: readonly string[] = []): TitleEntry => ({
  end: { kind: 'DOCUMENT', id }, title, aliases, date, articles: new Map(),
})

describe('a title leads to the document it names', () => {
  const index = new TitleIndex([
    entry('promotion', '中华人民共和国乡村振兴促进法', '2021-04-29'),
    entry('forest', '河南省实施《中华人民共和国森林法》办法(2010-07-30)'),
    entry('opinion', '中共中央 国务院关于加强基层治理体系和治理能力现代化建设的意见'),
    entry('plan', '某县人民政府办公室关于印发《某县农村人居环境整治实施方案（试行）》的通知'),
    entry('relief', '社会救助暂行办法（2019-03-02）'),
    entry('report21', '2021年政府工作报告', '2021-01-20'),
    entry('report22', '2022年政府工作报告', '2022-01-18'),
  ])

  it.each([
    ['中华人民共和国乡村振兴促进法', 'promotion'],
    ['乡村振兴促进法', 'promotion'],
    ['乡村振兴促进法(2021-04-29)', 'promotion'],
    ['乡村振兴促进法（2021年修订）', 'promotion'],
    ['中華人民共和國鄉村振興促進法', 'promotion'],
    ['河南省实施〈森林法〉办法', 'forest'],
    ['河南省实施《中华人民共和国森林法》办法', 'forest'],
    ['关于加强基层治理体系和治理能力现代化建设的意见', 'opinion'],
    ['中共中央、国务院关于加强基层治理体系和治理能力现代化建设的意见', 'opinion'],
    ['某县农村人居环境整治实施方案', 'plan'],
    ['关于印发《某县农村人居环境整治实施方案（试行）》的通知（某政办〔2022〕5号）', 'plan'],
    ['社会救助暂行办法', 'relief'],
    ['2021年政府工作报告', 'report21'],
  ])('%s', (title, id) => {
    expect(index.find(title)?.entry.end.id).toBe(id)
  })

  it.each(['乡村振兴', '森林法', '2020年政府工作报告', '社会救助办法', '意见', ''])('and to none where nothing held is called so: %s', (title) => {
    expect(index.find(title)).toBeNull()
  })

  it('less surely the more of it is left out', () => {
    const [whole, short] = ['中华人民共和国乡村振兴促进法', '乡村振兴促进法'].map((title) => index.find(title)?.score ?? 0)
    expect(whole).toBe(1)
    expect(short).toBeLessThan(1)
    expect(short).toBeGreaterThan(0.9)
  })

  it('of several with one name to the last before the day of the text that cites it, and less surely', () => {
    expect(index.find('政府工作报告', '2021-06-01')).toMatchObject({ entry: { end: { id: 'report21' } } })
    expect(index.find('政府工作报告')).toMatchObject({ entry: { end: { id: 'report22' } } })
    expect(index.find('政府工作报告')?.score).toBeLessThan(0.7)
  })

  it('no longer when it is gone', () => {
    const own = new TitleIndex([entry('a', '某某办法')])
    own.remove('a')
    expect(own.find('某某办法')).toBeNull()
  })
})
