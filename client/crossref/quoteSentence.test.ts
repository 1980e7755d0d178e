import { describe, expect, it } from 'vitest'
import { quoteSentence } from './quoteSentence.ts'

const TEXT = '加强组织领导。要做好最低生活保障申请受理与审核，做到应保尽保。各单位抓好落实。'
const said = (text: string, evidence: string | null): string => quoteSentence(text, evidence).map(({ text: words, marked }) => (marked ? `[${words}]` : words)).join('')

describe('the sentence that speaks for a link', () => {
  it('is cut from the text, with the words marked', () => {
    expect(said(TEXT, '最低生活保障')).toBe('要做好[最低生活保障]申请受理与审核，做到应保尽保。')
  })

  it('runs on where the words do', () => {
    expect(said(TEXT, '应保尽保。各单位')).toBe('要做好最低生活保障申请受理与审核，做到[应保尽保。各单位]抓好落实。')
  })

  it('ends with the words where they end it', () => {
    expect(said(TEXT, '各单位抓好落实。')).toBe('[各单位抓好落实。]')
  })

  it('is the words alone where the text has them no more', () => {
    expect(said(TEXT, '临时救助')).toBe('[临时救助]')
  })

  it('is the first one where nothing is said', () => {
    expect(said(TEXT, null)).toBe('加强组织领导。')
    expect(said('', null)).toBe('')
  })
})
