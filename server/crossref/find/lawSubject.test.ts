import { expect, it } from 'vitest'
import { lawSubject, shortTitle } from './lawSubject.ts'

it.each([
  ['中华人民共和国殡葬管理条例', '殡葬'], ['河南省殡葬管理办法', '殡葬'],
  ['河南省实施《中华人民共和国森林法》办法', '森林'], ['森林法实施条例(2018-03-19)', '森林'],
  ['食品安全法实施条例', '食品安全'], ['洛阳市湿地保护条例', '湿地保护'], ['水法', '水法'], ['志愿服务条例', '志愿服务'],
])('laws of one matter have one subject: %s → %s', (title, subject) => {
  expect(lawSubject(shortTitle(title))).toBe(subject)
})
