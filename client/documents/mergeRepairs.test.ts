import { expect, test } from 'vitest'
import { isUncertain, mergeRepairs } from './mergeRepairs.ts'
import type { PlacedRepair, RepairKind } from './mergeRepairs.ts'

/** Replays damaged → clean pieces, so that the offsets are right by construction. */
function repairsOf(...pieces: (string | [RepairKind, string, string, number?])[]): { clean: string, repairs: PlacedRepair[] } {
  const repairs: PlacedRepair[] = []
  let raw = 0
  let clean = ''
  for (const piece of pieces) {
    const [kind, before, after, confidence] = typeof piece === 'string' ? [null, piece, piece] : piece
    if (kind) {
      repairs.push({ kind, before, after, rawStart: raw, rawEnd: raw + before.length, cleanStart: clean.length,
        cleanEnd: clean.length + after.length, confidence: confidence ?? 1 })
    }
    raw += before.length
    clean += after
  }
  return { clean, repairs }
}

test('現(xiàn)代 is shown as one place: 現(xiàn) → 现', () => {
  const { clean, repairs } = repairsOf(['SCRIPT', '現', '现'], ['PINYIN_INSERTION', '(xiàn)', ''], '代化')
  expect(mergeRepairs(repairs, clean)).toEqual([
    { kinds: ['SCRIPT', 'PINYIN_INSERTION'], before: '現(xiàn)', after: '现', start: 0, end: 1, confidence: 1 },
  ])
})

test('a note that left nothing behind is shown on the character before it', () => {
  const { clean, repairs } = repairsOf('设', ['PINYIN_INSERTION', '(shè)', ''], '的')
  expect(mergeRepairs(repairs, clean)).toMatchObject([{ before: '设(shè)', after: '设', start: 0, end: 1 }])
})

test('an uncertain lost-byte run is not merged into the certain repairs around it', () => {
  const { clean, repairs } = repairsOf(['SCRIPT', '總', '总'], ['LOST_BYTE', '；鶎又卫硎', '。基层治理是', 0.4], ['SCRIPT', '堅', '坚'])
  const shown = mergeRepairs(repairs, clean)
  expect(shown.map((repair) => repair.after)).toEqual(['总', '。基层治理是', '坚'])
  expect(shown.map(isUncertain)).toEqual([false, true, false])
})

test('removed boilerplate, omissions and masks are not listed among the repairs of the text', () => {
  const { clean, repairs } = repairsOf(['BOILERPLATE', '点击下载', ''], '基层', ['OMISSION', '省略946字', ''], ['MASK', '**', '**'])
  expect(mergeRepairs(repairs, clean)).toEqual([])
})
