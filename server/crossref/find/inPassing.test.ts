import { describe, expect, it } from 'vitest'
import { isInPassing } from './inPassing.ts'

function passes(sentence: string, words: string): boolean {
  const start = sentence.indexOf(words)
  return isInPassing(sentence, start, start + words.length)
}

describe('words that name a matter only in passing', () => {
  it.each([
    ['基层人民调解组织可以主持调解。', '人民调解'],
    ['由社会保险费征收机构责令其限期缴纳。', '社会保险费征收'],
    ['在领取失业保险金期间,参加职工基本医疗保险。', '失业保险金'],
    ['擅自砍伐防风固沙林和水土保持林。', '水土保持'],
    ['违反农产品质量安全等法律、法规的,依照其规定处罚。', '农产品质量安全'],
  ])('are the first part of a longer name: %s', (sentence, words) => {
    expect(passes(sentence, words)).toBe(true)
  })

  it.each([
    ['分支机构免予办理农药经营许可。', '农药经营许可'],
    ['外地居民不需要办理居住证。', '居住证'],
  ])('name what need not be done: %s', (sentence, words) => {
    expect(passes(sentence, words)).toBe(true)
  })

  it('name what somebody has already', () => {
    expect(passes('取得农药经营许可证的经营者,应当建立台账。', '农药经营许可')).toBe(true)
  })

  it('name a paper that is abused', () => {
    expect(passes('禁止伪造、变造、转让农药登记证、农药经营许可证。', '农药经营许可')).toBe(true)
  })

  it.each([
    ['各乡镇要做好人民调解工作。', '人民调解'],
    ['应当依法申请农药经营许可。', '农药经营许可'],
    ['人民调解组织要做好人民调解,小事不出村。', '人民调解'],
    ['森林防火期内严禁野外用火,抓好森林防火。', '森林防火'],
  ])('not so where they stand for themselves, be it only once: %s', (sentence, words) => {
    expect(passes(sentence, words)).toBe(false)
  })
})
