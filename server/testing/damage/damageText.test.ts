import { expect, test } from 'vitest'
import { addSiteLines } from './addSiteLines.ts'
import { addPinyinNotes, convertScript } from './convertScript.ts'
import { damageText } from './damageText.ts'
import { loseBytes } from './loseBytes.ts'
import { emptyMeasure, measureRepair } from './measureRepair.ts'
import { soundUnits } from './Unit.ts'

const shown = (units: readonly { shown: string }[]) => units.map((unit) => unit.shown).join('')
const always = () => 0

test('bytes are lost as in the seeds', () => {
  const lose = (text: string) => shown(loseBytes(convertScript(soundUnits(text)), always, 1))
  expect(lose('根本保证。基层治理是坚持以人民为中心发展')).toBe('根本保證；鶎又卫硎菆猿忠匀嗣駷橹行陌l展')
  expect(lose('形成治理合力。县区党委')).toBe('形成治理合力？h區黨委')
  expect(lose('确保基层事权统一')).toBe('確；鶎邮聶嘟y一')
})

test('pairs that fall on undefined codes vanish, and the run counts as not recoverable', () => {
  const units = loseBytes(convertScript(soundUnits('完善体系。”总书记强调')), always, 1)
  expect(shown(units)).toBe('完善體系！笨倳洀娬{')
  expect(units.find(({ kind }) => kind === 'LOST_BYTE')).toMatchObject({ truth: '。”总书记强调', recoverable: false })
})

test('a noted character is noted every time, an unconverted one never', () => {
  expect(shown(addPinyinNotes(convertScript(soundUnits('现代化和现实')), always))).toBe('現(xiàn)代化和現(xiàn)實(shí)')
})

test('lines of a site stand around the text, and are found', () => {
  const units = addSiteLines(soundUnits('同志们：\n要抓好落实。'), () => 0.6)
  expect(units.filter(({ kind }) => kind === 'BOILERPLATE').length).toBeGreaterThan(3)
  const measure = emptyMeasure()
  measureRepair(units, measure)
  expect(measure).toMatchObject({ harmed: 0 })
  expect(measure.kinds.get('BOILERPLATE')).toMatchObject({ wrong: 0 })
  expect(measure.kinds.get('BOILERPLATE')?.restored).toBe(measure.kinds.get('BOILERPLATE')?.damaged)
})

test('the same seed damages alike, and the truth is kept beside the damage', () => {
  const text = '第一条 县级以上人民政府应当加强领导。\n\n第二条 乡镇人民政府负责具体工作，建立健全工作机制。\n\n第三条 村民委员会应当协助。\n\n第四条 本办法自公布之日起施行。\n'
  expect(damageText(text, 7)).toEqual(damageText(text, 7))
  const kept = damageText(text, 7).filter(({ kind }) => kind !== 'OMISSION' && kind !== 'BOILERPLATE').map(({ truth }) => truth).join('')
  expect(text.replaceAll(/\s/g, '')).toContain(kept.replaceAll(/\s/g, '').slice(0, 15))
})

test('the measure sees both what was restored and what was harmed', () => {
  const measure = emptyMeasure()
  measureRepair([...soundUnits('上下全文'), { truth: '发', shown: '發', kind: 'SCRIPT', recoverable: true }], measure)
  expect(measure).toMatchObject({ sound: 4, harmed: 0 })
  expect(measure.kinds.get('SCRIPT')).toMatchObject({ damaged: 1, restored: 1, wrong: 0 })
  const harmed = emptyMeasure()
  measureRepair(soundUnits('發現鄉鎮'), harmed)
  expect(harmed.harmed).toBe(4)
})
