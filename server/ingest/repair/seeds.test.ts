import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cleanText } from './cleanText.ts'
import { replayRepairs } from './replayRepairs.ts'

function read(name: string) {
  const raw = readFileSync(new URL(`../../../seed-docs/${name}`, import.meta.url), 'utf8')
  return { raw, ...cleanText({ text: raw, mediaType: 'text/plain' }) }
}

const exchange = read('000_94b04058e067141a.txt')
const award = read('001_6c7d0edebb3a9f74.txt')
const economy = read('002_94d8f7c514dd657e.txt')
const count = (kind: string, { repairs }: typeof award) => repairs.filter((repair) => repair.kind === kind).length

test('replaying the repairs of every seed on its raw text gives its clean text', () => {
  for (const { raw, repairs, text } of [exchange, award, economy]) expect(replayRepairs(raw, repairs)).toBe(text)
})

describe('the exchange remarks of 000', () => {
  test('begin with their title on its own line and end with their last sentence', () => {
    expect(exchange.text.startsWith('基层治理现代化工作交流发言\n习近平总书记强调,基层强则国家强')).toBe(true)
    expect(exchange.text.endsWith('人人参与基层治理的良好氛围。')).toBe(true)
  })

  test('keep every hidden place name, marked', () => {
    expect(count('MASK', exchange)).toBe(exchange.raw.match(/XX/g)?.length)
  })

  test('need nothing but the removal of what the site added', () => {
    expect([...new Set(exchange.repairs.map(({ kind }) => kind))].sort()).toEqual(['BOILERPLATE', 'MASK', 'OTHER'])
  })
})

describe('the award speech of 001', () => {
  test('has its title once, then the salutation', () => {
    expect(award.text.startsWith('在全区“两优一先”暨“基层治理标兵”表彰大会上讲话:深刻领会 精准把握 积极探索基层治理现代化的**路径\n同志们:\n今天,')).toBe(true)
    expect(award.announcedTitle).toBe('在全区“两优一先”暨“基层治理标兵”表彰大会上讲话:深刻领会 精准把握 积极探索基层治理现代化的**路径')
  })

  test('reads on where a line was broken inside a sentence', () => {
    expect(award.text).toContain('深入贯彻落实党的二十大精神,')
    expect(award.text).toContain('园社区调研时指出,')
    expect(award.text).toContain('新冠肺炎疫情斗争中,')
  })

  test('gets its lost bytes back where nothing else was lost', () => {
    expect(award.text).toContain('生活的根本保证。基层治理是坚持以人民为中心发展思想')
    expect(award.text).toContain('先锋模范作用。”党章明确规定')
    expect(award.text).toContain('服务和治理。基层治理以人民群众为主体力量')
  })

  test('is doubtful about the three runs that lost more: one is guessed, two stay as they stand', () => {
    const doubtful = award.repairs.filter(({ kind, confidence }) => kind === 'LOST_BYTE' && confidence < 0.5)
    expect(doubtful.map(({ before, after }) => [before, after])).toEqual([
      ['!碑斍埃覈鐣饕芤呀(jīng)', '!碑斍埃覈鐣饕芤呀(jīng)'],
      ['!笨倳洀娬{', '。”总书记强调'],
      ['!被鶎又卫恚f', '!被鶎又卫恚f'],
    ])
  })

  test('has two gaps: 946 characters in its first part and the rest at its end', () => {
    expect(award.statedCharacters).toBe(9730)
    expect(award.gaps.map(({ missingCharacters }) => missingCharacters)).toEqual([946, 9730 - 2658 - 946])
    expect(award.gaps.map(({ offset }) => award.text.slice(offset - 4, offset))).toEqual(['社会治理', '法治保'.padStart(4, '义')])
    expect(award.text.charAt(award.gaps[0]?.offset ?? 0)).toBe('\n')
  })
})

describe('the economy speech of 002', () => {
  test('has its paragraphs again', () => {
    const lines = economy.text.split('\n')
    expect(lines.slice(0, 2)).toEqual(['市委书记在市委*届二次全体(扩大)会议暨市委经济工作会议第*次全体会议上的讲话', '2022年2月11日'])
    expect(lines).toContain('一、系统构建治理体系,推动责任上肩')
    expect(lines).toContain('二、切实提升治理能力,做实基层基础')
    expect(lines.filter((line) => /^\([一二三四]\)/.test(line))).toHaveLength(7)
  })

  test('gets all its lost bytes back, also 保 where the lost byte was no full stop', () => {
    expect(economy.text).toContain('形成治理合力。县区党委侧重抓治理')
    expect(economy.text).toContain('按照分工履职。县区政府重点抓发展')
    expect(economy.text).toContain('实行“块抓条保”。一是优化乡镇')
    expect(economy.text).toContain('确保基层事权统一')
    expect(economy.repairs.filter(({ kind, confidence }) => kind === 'LOST_BYTE' && confidence < 0.5)).toEqual([])
  })

  test('ends where the shown part ends, without the links to other pages', () => {
    expect(economy.text.endsWith('逐步解')).toBe(true)
    expect(economy.gaps.map(({ missingCharacters }) => missingCharacters)).toEqual([1243, 8052 - 3230 - 1243])
  })
})

test('no pinyin note and no traditional character stays in a seed, except in the doubtful runs', () => {
  for (const { text, repairs } of [award, economy]) {
    const doubtful = repairs.filter(({ kind, before, after }) => kind === 'LOST_BYTE' && before === after).map(({ before }) => before)
    const rest = doubtful.reduce((remaining, run) => remaining.replace(run, ''), text)
    expect(rest).not.toMatch(/\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+\)/)
    expect(rest).not.toMatch(/[現區發鄉鎮導設]/)
  }
})
