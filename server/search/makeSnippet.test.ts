import { expect, test } from 'vitest'
import fc from 'fast-check'
import { makeSnippet } from './makeSnippet.ts'

function shown(text: string, marks: string[]): string {
  return makeSnippet(text, marks).map((part) => (part.hit ? `[${part.text}]` : part.text)).join('')
}

test('hits are marked in the words of the text itself, also in traditional ones', () => {
  expect(shown('依法下放154项政務服務事項。', ['政务', '服务', '154'])).toBe('依法下放[154]项[政務服務]事項。')
})

test('a square unit is marked whole when part of its plain form was asked for', () => {
  expect(shown('每户100㎡以内', ['m2'])).toBe('每户100[㎡]以内')
})

test('of a long text the sentence is shown that holds most of what was asked for', () => {
  const text = `${'网格员要常走访。'.repeat(30)}县级部门要向网格员下放事项清单。${'其他工作照常。'.repeat(30)}`
  const snippet = shown(text, ['网格员', '下放', '清单'])
  expect(snippet).toContain('县级部门要向[网格员下放]事项[清单]')
  expect(snippet.replace(/[[\]]/g, '').length).toBeLessThanOrEqual(120)
})

test('a snippet begins with a sentence where one begins near', () => {
  const text = `${'甲'.repeat(200)}。要建立三张清单。${'乙'.repeat(200)}`
  expect(shown(text, ['三张清单'])).toMatch(/^要建立\[三张清单\]。乙/)
})

test('else with a clause and the mark before it, also at the end of the text', () => {
  expect(shown(`${'甲'.repeat(200)}、人口数量，划分网格${'乙'.repeat(200)}`, ['网格'])).toMatch(/^、人口数量，划分\[网格\]乙/)
  expect(shown(`${'甲'.repeat(200)}、快递员${'乙'.repeat(100)}网格`, ['网格'])).toBe(`、快递员${'乙'.repeat(100)}[网格]`)
  expect(shown(`${'甲'.repeat(200)}网格`, ['网格'])).toBe(`${'甲'.repeat(118)}[网格]`)
})

test('without a hit the beginning is shown', () => {
  expect(shown('基层治理'.repeat(100), ['低保'])).toBe('基层治理'.repeat(30))
})

test('joined, the parts are a slice of the text, whatever it holds', () => {
  const alphabet = fc.constantFrom('基', '層', '㎡', '𠮷', '\ud800', ' ', '。', 'ﬃ', 'e', '\u0301', '\u0000')
  fc.assert(fc.property(fc.array(alphabet, { maxLength: 300 }), fc.array(alphabet, { minLength: 1, maxLength: 2 }), (parts, mark) => {
    const text = parts.join('')
    const snippet = makeSnippet(text, [mark.join('')])
    expect(text).toContain(snippet.map((part) => part.text).join(''))
    expect(snippet.every((part) => part.text !== '')).toBe(true)
  }), { numRuns: 1000 })
})
