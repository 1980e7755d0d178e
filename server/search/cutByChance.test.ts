import { expect, test } from 'vitest'
import { cutByChance } from './cutByChance.ts'

const CHANCES: Readonly<Record<string, number>> = { 家: 1e-3, 院: 1e-5, 子: 1e-4, 院子: 4e-5, 原: 1e-4, 原子: 4e-5, 家院: 0 }

function cut(text: string): string[] {
  return cutByChance(text, (word) => CHANCES[word] ?? (word.length === 1 ? 1e-7 : 0)).words.map(({ start, end }) => text.slice(start, end))
}

test.each([['家院子', ['家', '院子']], ['院子家', ['院子', '家']], ['院原子', ['院', '原子']], ['家猫', ['家', '猫']], ['猫', ['猫']], ['', []]])('%s is cut into %j', (text, words) => {
  expect(cut(text)).toEqual(words)
})

test('what makes words is less of a surprise than what falls apart', () => {
  const surprise = (text: string): number => cutByChance(text, (word) => CHANCES[word] ?? (word.length === 1 ? 1e-7 : 0)).surprise
  expect(surprise('院子')).toBeCloseTo(-Math.log(4e-5))
  expect(surprise('家院子')).toBeCloseTo(-Math.log(1e-3) - Math.log(4e-5))
  expect(surprise('怨子')).toBeGreaterThan(surprise('院子'))
  expect(surprise('')).toBe(0)
})
