import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogRow } from '../../testing/catalogRow.ts'
import type { CatalogRow } from '../CatalogRow.ts'
import { importSheets } from '../import/importSheets.ts'
import { readTable } from '../import/readTable.ts'
import { compareEditions } from './compareEditions.ts'
import type { EditionComparison } from './EditionComparison.ts'

const FIXTURES = 'server/catalogs/fixtures'

async function load(path: string): Promise<readonly CatalogRow[]> {
  return importSheets(await readTable(path, readFileSync(path)), 'SERVICE').items
}

/** Codes only, sorted, so that a comparison can be read at a glance. */
function codesOf({ added, removed, renamed, merged, split, changed }: EditionComparison) {
  const code = (row: CatalogRow) => row.code
  return {
    added: added.map(code).sort(),
    removed: removed.map(code).sort(),
    renamed: renamed.map(({ from, to }) => `${from.code} ${from.name} → ${to.code} ${to.name}`).sort(),
    merged: merged.map(({ from, to }) => `${from.map(code).sort().join('+')} → ${to.code}`).sort(),
    split: split.map(({ from, to }) => `${from.code} → ${to.map(code).sort().join('+')}`).sort(),
    changed: changed.map(({ item, fields }) => `${item.code}: ${fields.map(({ field, from, to }) => `${field} ${from ?? ''}→${to ?? ''}`).join(', ')}`).sort(),
  }
}

const NOTHING = { added: [], removed: [], renamed: [], merged: [], split: [], changed: [] }

interface RecordedChanges {
  readonly added: readonly { readonly 事项编码: string }[]
  readonly removed: readonly { readonly code: string }[]
  readonly renamed: readonly { readonly code: string, readonly old_name: string, readonly new_name: string }[]
  readonly merged: readonly { readonly from: readonly { readonly code: string }[], readonly to: { readonly code: string } }[]
  readonly split: readonly { readonly from: { readonly code: string }, readonly to: readonly { readonly code: string }[] }[]
  readonly changed: readonly { readonly code: string, readonly field: string, readonly old: string, readonly new: string, readonly note_appended: string }[]
}

const FIELDS: Readonly<Record<string, string>> = { 主管部门: 'competentDepartment', 行使层级: 'exerciseLevels', 承诺办结时限: 'committedLimit' }

describe('the two demonstration editions', () => {
  it('differ in exactly what was recorded when the second was made', async () => {
    const recorded = JSON.parse(readFileSync(`${FIXTURES}/edition-changes.json`, 'utf8')) as RecordedChanges
    const before = await load('seed-docs/catalogs/service-items.csv')
    const after = await load(`${FIXTURES}/service-items-edition-2.csv`)
    const notes = new Map(before.map(({ code, note }) => [code, note ?? '']))
    expect(codesOf(compareEditions(before, after))).toEqual({
      added: recorded.added.map(({ 事项编码: code }) => code).sort(),
      removed: recorded.removed.map(({ code }) => code).sort(),
      renamed: recorded.renamed.map(({ code, old_name: from, new_name: to }) => `${code} ${from} → ${code} ${to}`).sort(),
      merged: recorded.merged.map(({ from, to }) => `${from.map(({ code }) => code).sort().join('+')} → ${to.code}`),
      split: recorded.split.map(({ from, to }) => `${from.code} → ${to.map(({ code }) => code).sort().join('+')}`),
      changed: recorded.changed
        .map(({ code, field, old, new: now, note_appended: mark }) => `${code}: ${FIELDS[field]} ${old}→${now}, note ${notes.get(code)}→${notes.get(code)}${mark}`)
        .sort(),
    })
  })

  it('the other way round show additions as removals and the merge as a split', async () => {
    const before = await load('seed-docs/catalogs/service-items.csv')
    const after = await load(`${FIXTURES}/service-items-edition-2.csv`)
    const forth = codesOf(compareEditions(before, after))
    const back = codesOf(compareEditions(after, before))
    expect([back.added, back.removed]).toEqual([forth.removed, forth.added])
    expect([back.merged.length, back.split.length, back.renamed.length, back.changed.length]).toEqual([1, 1, 4, 6])
  })
})

/** 20,000 items: the demonstration items in 130 places, each with a name, a department and bases of its own. */
async function largeEdition(): Promise<CatalogRow[]> {
  const rows = await load('seed-docs/catalogs/service-items.csv')
  const places = [...'东西南北中上下左右前后石柳桃李杏枣梨桑槐榆桐椿麻豆麦稻谷松柏'].flatMap((one, index, all) => all.slice(0, 5).map((other) => `${one}${other}${index % 2 ? '湾' : '坡'}片区`))
  return Array.from({ length: 20_000 }, (_, index) => {
    const row = rows[index % rows.length]!
    return { ...row, code: `Z${index}`, name: `${places[Math.floor(index / rows.length)]}${row.name}` }
  })
}

describe('editions of 20,000 items', () => {
  it.each([['that keep their codes', (code: string) => code], ['with new codes throughout', (code: string) => `N${code}`]])('%s show exactly what was changed', async (_, codeAfter) => {
    const before = await largeEdition()
    const department = '社会工作部'
    const after: CatalogRow[] = []
    const expected = { added: [] as string[], removed: [] as string[], split: [] as string[], merged: [] as string[], changed: [] as string[], renamed: [] as string[] }
    for (const [index, row] of before.entries()) {
      const now = { ...row, code: codeAfter(row.code) }
      const turn = index % 1000
      if (turn === 10) expected.removed.push(row.code)
      else if (turn === 20) {
        after.push({ ...now, name: `${row.name}（试行）` })
        expected.renamed.push(row.code)
      } else if (turn === 30) {
        after.push({ ...now, competentDepartment: department })
        expected.changed.push(now.code)
      } else after.push(now)
      if (turn === 40) {
        const code = `新${index}`
        after.push(catalogRow({ code, name: `${'甲乙丙丁戊己庚辛壬癸'[index % 10]}${'子丑寅卯辰巳午未申酉'[Math.floor(index / 1000) % 10]}${String(index)}号桥梁限高变更`, competentDepartment: '桥梁管理所' }))
        expected.added.push(code)
      }
    }
    const reversed = after.toReversed()
    const found = codesOf(compareEditions(before, reversed))
    expect([found.added, found.removed]).toEqual([expected.added.sort(), expected.removed.sort()])
    expect([found.merged, found.split]).toEqual([[], []])
    expect(found.changed.map((text) => text.slice(0, text.indexOf(':'))).sort()).toEqual(expected.changed.sort())
    const renamed = found.renamed.filter((text) => text.endsWith('（试行）')).map((text) => text.slice(0, text.indexOf(' '))).sort()
    expect(renamed).toEqual(expected.renamed.sort())
    expect(found.renamed.length).toBe(codeAfter('Z1') === 'Z1' ? expected.renamed.length : before.length - expected.removed.length)
  })
})

describe('editions', () => {
  it('in another order are the same', async () => {
    const rows = await load('seed-docs/catalogs/service-items.csv')
    expect(codesOf(compareEditions(rows, rows.toReversed()))).toEqual(NOTHING)
  })

  it('with new codes throughout show renumbered items and nothing else', async () => {
    const rows = await load('seed-docs/catalogs/service-items.csv')
    const renumbered = rows.map((row, index) => ({ ...row, code: `X${index}` }))
    expect(codesOf(compareEditions(rows, renumbered))).toEqual({ ...NOTHING, renamed: rows.map((row, index) => `${row.code} ${row.name} → X${index} ${row.name}`).sort() })
  })

  it('numbered by position show the one item put in at the top, not a change of all', async () => {
    const rows = (await load('seed-docs/catalogs/service-items.csv')).map((row, index) => ({ ...row, code: String(index + 1) }))
    const fresh = catalogRow({ code: '1', name: '地震监测设施保护报告', competentDepartment: '应急管理局' })
    const comparison = compareEditions(rows, [fresh, ...rows.map((row, index) => ({ ...row, code: String(index + 2) }))])
    expect(codesOf(comparison)).toMatchObject({ added: ['1'], removed: [], merged: [], split: [], changed: [] })
    expect(comparison.renamed).toHaveLength(rows.length)
    expect(comparison.renamed.every(({ from, to }) => from.name === to.name)).toBe(true)
  })

  it('in which two items swapped their codes show two renumbered items', () => {
    const [one, other] = [catalogRow({ code: 'A', name: '生育登记', competentDepartment: '卫生健康委员会' }), catalogRow({ code: 'B', name: '户口迁移', competentDepartment: '公安局' })]
    expect(codesOf(compareEditions([one, other], [{ ...one, code: 'B' }, { ...other, code: 'A' }]))).toEqual({ ...NOTHING, renamed: ['A 生育登记 → B 生育登记', 'B 户口迁移 → A 户口迁移'] })
  })

  it('in which a code was given to another matter show one item removed and one added', () => {
    const before = [catalogRow({ code: 'A', name: '社会保障卡启用', competentDepartment: '人力资源和社会保障局' })]
    const after = [catalogRow({ code: 'A', name: '林木采伐许可', competentDepartment: '林业局' })]
    expect(codesOf(compareEditions(before, after))).toEqual({ ...NOTHING, added: ['A'], removed: ['A'] })
  })

  it('in which an item was renamed, renumbered and moved to another department still know it', () => {
    const bases = [{ law: '残疾人保障法', article: '第四十八条', text: null }]
    const before = [catalogRow({ code: 'A', name: '困难残疾人生活补贴申请', competentDepartment: '民政局', legalBases: bases })]
    const after = [catalogRow({ code: 'B', name: '困难残疾人生活补贴申请受理', competentDepartment: '残疾人联合会', legalBases: bases })]
    expect(codesOf(compareEditions(before, after))).toEqual({
      ...NOTHING, renamed: ['A 困难残疾人生活补贴申请 → B 困难残疾人生活补贴申请受理'], changed: ['B: competentDepartment 民政局→残疾人联合会'],
    })
  })

  it('take no difference of width, script, brackets or blanks for a change', () => {
    const before = [catalogRow({ code: 'A', name: '生育登记', note: '《河南省实施〈老年法〉办法》 （试行）' })]
    const after = [catalogRow({ code: 'A', name: '生育登记', note: '《河南省实施《老年法》办法》(试行)' })]
    expect(codesOf(compareEditions(before, after))).toEqual(NOTHING)
  })

  it('show no merge where an item of the same department merely resembles two that went', () => {
    const of = (code: string, name: string) => catalogRow({ code, name, competentDepartment: '人力资源和社会保障局' })
    const before = [of('A', '城乡居民基本养老保险待遇申领'), of('B', '城乡居民基本养老保险参保登记')]
    expect(codesOf(compareEditions(before, [of('C', '城乡居民基本养老保险缴费档次变更')]))).toMatchObject({ merged: [], added: ['C'], removed: ['A', 'B'] })
  })

  it('show a merge that kept the code of one of its items', () => {
    const of = (code: string, name: string) => catalogRow({ code, name, competentDepartment: '公安局' })
    expect(codesOf(compareEditions([of('A', '居住证申领'), of('B', '居住证签注')], [of('A', '居住证申领、签注')]))).toEqual({ ...NOTHING, merged: ['A+B → A'] })
  })

  it('of which every name got a suffix show renames only', async () => {
    const rows = await load('seed-docs/catalogs/service-items.csv')
    const comparison = compareEditions(rows, rows.map((row) => ({ ...row, name: `${row.name}办理` })))
    expect(codesOf(comparison)).toMatchObject({ added: [], removed: [], changed: [] })
    expect([comparison.renamed.length, comparison.merged.length, comparison.split.length]).toEqual([rows.length, 0, 0])
  })

  it('account for every item exactly once, whatever happened', () => {
    const item = fc.record({
      code: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F').chain((letter) => fc.nat(3).map((number) => letter + number)),
      name: fc.array(fc.constantFrom('居住证', '身份证', '申领', '换领', '、', '登记', '生育', '代办'), { minLength: 1, maxLength: 5 }).map((parts) => parts.join('')),
      competentDepartment: fc.constantFrom('公安局', '民政局'),
    })
    const edition = fc.uniqueArray(item, { selector: ({ code }) => code, maxLength: 12 }).map((items) => items.map((fields) => catalogRow(fields)))
    fc.assert(fc.property(edition, edition, (before, after) => {
      const { pairs, added, removed, merged, split } = compareEditions(before, after)
      const left = [...pairs.map(({ from }) => from), ...removed, ...merged.flatMap(({ from }) => from), ...split.map(({ from }) => from)]
      const right = [...pairs.map(({ to }) => to), ...added, ...merged.map(({ to }) => to), ...split.flatMap(({ to }) => to)]
      expect(left.map(({ code }) => code).sort()).toEqual(before.map(({ code }) => code).sort())
      expect(right.map(({ code }) => code).sort()).toEqual(after.map(({ code }) => code).sort())
    }), { numRuns: 300 })
  })
})
