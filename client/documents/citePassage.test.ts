import { expect, test } from 'vitest'
import { citePassage } from './citePassage.ts'

const cleanText = '二是下放政务服务权限。将省里明确的154项政务服务事项依法下放乡村。'
const passage = {
  title: '市委书记在市委全会上的讲话', date: '2022-02-11', headings: ['一、系统构建治理体系', '（二）推动事权跟进'],
  cleanText, start: 0, end: cleanText.length, link: 'https://zhengdian.example/documents/a#p2', gaps: [], masks: [], repairs: [],
}

test('a citation holds the words, the document, its date, the sections from the outermost to the innermost and the link', () => {
  expect(citePassage(passage)).toBe('二是下放政务服务权限。将省里明确的154项政务服务事项依法下放乡村。\n'
    + '——《市委书记在市委全会上的讲话》，2022年2月11日，“一、系统构建治理体系 › （二）推动事权跟进”\nhttps://zhengdian.example/documents/a#p2')
})

test('a heading that quotes is quoted with single marks', () => {
  expect(citePassage({ ...passage, headings: ['一是做优县区“顶线”'] })).toContain('，“一是做优县区‘顶线’”\n')
})

test('a citation says where the source left something out', () => {
  const cited = citePassage({ ...passage, gaps: [{ offset: 11, reason: '此处原文省略 1243 字' }] })
  expect(cited).toContain('权限。［此处原文省略 1243 字］将省里')
  expect(cited).toContain('注：原文此段有省略，引用时请核对原件。')
})

test('a citation covers words that the source hides, and says that they are hidden', () => {
  const masked = '市委书记***从制度设计上破题。'
  const cited = citePassage({ ...passage, cleanText: masked, end: masked.length, masks: [{ start: 4, end: 7 }] })
  expect(cited).toContain('市委书记▒▒▒从制度设计上破题。')
  expect(cited).toContain('注：原文有遮盖，遮去的字以▒标出。')
})

test('a citation says of a title with hidden words that they are hidden', () => {
  expect(citePassage({ ...passage, title: '基层治理现代化的▒▒路径' })).toContain('注：原文有遮盖')
  expect(citePassage(passage)).not.toContain('遮盖')
})

test('a citation warns of a place that was only guessed, when it is inside', () => {
  const guess = { kinds: ['LOST_BYTE' as const], before: '；鶎又卫硎', after: '政务服务', start: 4, end: 8, confidence: 0.4 }
  expect(citePassage({ ...passage, repairs: [guess] })).toContain('注：“政务服务”一处为推断，请核对原件。')
  expect(citePassage({ ...passage, start: 11, repairs: [guess] })).not.toContain('注：')
})

test('a citation says where damage could not be undone', () => {
  const damage = { kinds: ['LOST_BYTE' as const], before: '!被鶎又卫恚', after: '!被鶎又卫恚', start: 4, end: 8, confidence: 0.2 }
  expect(citePassage({ ...passage, repairs: [damage] })).toContain('“!被鶎又卫恚”一处原文损坏，未能还原，请核对原件。')
})

test('a document without a date or sections is cited without them', () => {
  expect(citePassage({ ...passage, date: null, headings: [] })).toContain('\n——《市委书记在市委全会上的讲话》\n')
})
