import { expect, test } from 'vitest'
import { foldText } from './foldText.ts'
import { isTraditional, simplifyCharacters } from './simplify.ts'

test('traditional and simplified writing meet in one form', () => {
  expect(simplifyCharacters('縣鄉協同事項清單')).toBe('县乡协同事项清单')
  expect(simplifyCharacters('县乡协同事项清单')).toBe('县乡协同事项清单')
  expect(simplifyCharacters('著力解決一目瞭然')).toBe('着力解决一目了然')
})

test('a character that simplified texts have in some words stays in these', () => {
  expect(simplifyCharacters('著作權、顯著成效、瞭望塔、慰藉')).toBe('著作权、显著成效、瞭望塔、慰藉')
  expect(simplifyCharacters('看著辦，瞭解情況，藉此機會')).toBe('看着办，了解情况，借此机会')
})

test('no character changes its length, also where the simplified form lies outside the basic plane', () => {
  const text = '娙娥𠀾漢'
  expect(simplifyCharacters(text)).toHaveLength(text.length)
  expect(simplifyCharacters(text).endsWith('汉')).toBe(true)
})

test('only characters that change count as traditional', () => {
  expect([...'鄉镇街道現'].filter((c) => isTraditional(c.charCodeAt(0))).join('')).toBe('鄉現')
})

test('full-width letters, Kangxi radicals and square units are found by their plain forms, at their own place', () => {
  const raw = '善用ＰＰＴ,⼈均100㎡的鄉鎮'
  const { text, map } = foldText(raw)
  expect(text).toBe('善用PPT,人均100m2的乡镇')
  const start = text.indexOf('m2')
  const range = map.toRawRange({ start, end: start + 2 })
  expect(raw.slice(range.start, range.end)).toBe('㎡')
  const town = map.toRawRange({ start: text.indexOf('乡镇'), end: text.length })
  expect(raw.slice(town.start, town.end)).toBe('鄉鎮')
})
