import { expect, test } from 'vitest'
import fc from 'fast-check'
import { OffsetMap, type Replacement } from './OffsetMap.ts'

const RAW = '推進現(xiàn)代化;鶎又卫硎'
const REPLACEMENTS: readonly Replacement[] = [
  { rawStart: 1, rawEnd: 3, after: '进现' },
  { rawStart: 3, rawEnd: 9, after: '' },
  { rawStart: 11, rawEnd: 16, after: '。基层治理' },
]
const CLEAN = '推进现代化。基层治理'

function shown(map: OffsetMap, part: string): string {
  const start = CLEAN.indexOf(part)
  const raw = map.toRawRange({ start, end: start + part.length })
  return RAW.slice(raw.start, raw.end)
}

test('a phrase of the clean text leads to the damaged words it was made from', () => {
  const map = new OffsetMap(REPLACEMENTS)
  expect(shown(map, '推进')).toBe('推進')
  expect(shown(map, '现代化')).toBe('現(xiàn)代化')
  expect(shown(map, '代化')).toBe('代化')
  expect(shown(map, '基层治理')).toBe('鶎又卫硎')
})

test('damaged words lead to the phrase that is read instead', () => {
  const map = new OffsetMap(REPLACEMENTS)
  expect(map.toCleanRange({ start: 2, end: 11 })).toEqual({ start: 2, end: 5 })
  expect(map.toCleanRange({ start: 4, end: 8 })).toEqual({ start: 3, end: 3 })
  expect(map.toClean(RAW.length)).toBe(CLEAN.length)
})

test('inside a replacement of another length a range covers the whole of it', () => {
  const map = new OffsetMap([{ rawStart: 2, rawEnd: 3, after: '平方米' }])
  expect(map.toRawRange({ start: 3, end: 4 })).toEqual({ start: 2, end: 3 })
  expect(map.toCleanRange({ start: 2, end: 3 })).toEqual({ start: 2, end: 5 })
})

test('offsets stay in order and inside the text, whatever was replaced', () => {
  const edits = fc.array(fc.record({ gap: fc.nat(4), length: fc.nat(4), after: fc.string({ maxLength: 4 }) }), { maxLength: 12 })
  fc.assert(fc.property(edits, (list) => {
    const replacements: Replacement[] = []
    let at = 0
    let clean = 0
    for (const { gap, length, after } of list) {
      replacements.push({ rawStart: at + gap, rawEnd: at + gap + length, after })
      at += gap + length
      clean += gap + after.length
    }
    const map = new OffsetMap(replacements)
    let before = 0
    for (let offset = 0; offset <= at; offset++) {
      const there = map.toClean(offset)
      expect(there).toBeGreaterThanOrEqual(before)
      expect(there).toBeLessThanOrEqual(clean)
      before = there
    }
    expect(map.toRaw(clean)).toBe(at)
  }))
})
