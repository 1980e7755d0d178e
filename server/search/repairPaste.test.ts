import { expect, test } from 'vitest'
import { repairPaste } from './repairPaste.ts'

test.each([
  [';鶎又卫硎菆猿忠匀嗣駷橹行陌l(fā)展思想', '。基層治理是堅持以人民為中心發展思想'],
  ['保证;鶎又卫硎菆猿忠匀嗣駷橹行陌l(fā)展思想', '保证。基層治理是堅持以人民為中心發展思想'],
  ['生活的根本保證;鶎又卫硎菆猿忠匀嗣駷橹行陌l(fā)展', '生活的根本保證。基層治理是堅持以人民為中心發展'],
  ['實現(xiàn)“塊抓條!薄R皇莾(yōu)化', '實現“塊抓條。”。一是優化'],
  ['社會治理體(tǐ)系和治理能力現(xiàn)代化', '社會治理體系和治理能力現代化'],
])('the paste %s is read as %s', (pasted, read) => {
  expect(repairPaste(pasted)).toBe(read)
})

test.each([
  '形成治理合力?h區黨委側重抓治理', '?h區黨委', '合力?h區', ';鶎又卫硎', '確;鶎邮聶嘟y一', '成效!碑斍埃覈',
])('a run too short to be read for sure stays as it was pasted: %s', (pasted) => {
  expect(repairPaste(pasted)).toBe(pasted)
})

test.each([
  '加油!努力!奋斗!', '基层治理!现代化建设!', '什么是A类事项?B类事项呢', '壮哉!巍峨嵯峨的崤函古道!', '啊!氤氲饕餮纹鼍鼓彝器k', '壯哉!饕餮鼉鼓彝器氤氳崤函古道',
  '形成治理合力!縣區黨委側重抓治理', '“13710”工作制度!', '網格員!考核?獎懲;保障', '鳏寡孤独;鳏夫、嫠妇与孑遗x', '!!!???;;;', 'a!b?c;d', '勠力同心!踔厉奋发!笃行不怠!', '熱烈祝賀!向辛勤工作在全區',
])('a sound query with marks does not change: %s', (typed) => {
  expect(repairPaste(typed)).toBe(typed)
})
