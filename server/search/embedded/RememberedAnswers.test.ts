import { expect, test } from 'vitest'
import { RememberedAnswers } from './RememberedAnswers.ts'

test('what was asked for least recently is forgotten first', () => {
  const answers = new RememberedAnswers<number>(2)
  answers.find('', '1')
  answers.keep('网格', 1)
  answers.keep('下放', 2)
  expect(answers.find('网格', '1')).toBe(1)
  answers.keep('治理', 3)
  expect(answers.find('下放', '1')).toBeUndefined()
  expect(answers.find('网格', '1')).toBe(1)
})

test('another version of the index has other answers', () => {
  const answers = new RememberedAnswers<number>(2)
  answers.find('', '1')
  answers.keep('网格', 1)
  expect(answers.find('网格', '2')).toBeUndefined()
})
