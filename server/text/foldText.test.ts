import { expect, test } from 'vitest'
import { foldText } from './foldText.ts'
import { simplifyCharacters } from './simplify.ts'

const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((character) => /[^\p{Cs}\p{M}]/u.test(character))

test('every character is folded to its NFKC form, alone, behind others and before a mark', () => {
  expect(characters.length).toBeGreaterThan(50_000)
  const wrong = characters.filter((character) => [character, `县${character}a`, `${character}\u0301。`]
    .some((text) => foldText(text).text !== simplifyCharacters(text.normalize('NFKC'))))
  expect(wrong).toEqual([])
})

test('offsets lead back to the text given', () => {
  const { text, map } = foldText('《規劃》（２０２５）：①㎡…縣')
  expect(text).toBe('《规划》(2025):1m2...县')
  expect([text.indexOf('规划'), text.indexOf('2025'), text.indexOf('m2'), text.indexOf('县')].map((at) => map.toRaw(at))).toEqual([1, 5, 12, 14])
})
