import { describe, expect, it } from 'vitest'
import { annotateText } from './annotateText.ts'

function namesIn(body: string): string[] {
  const text = `工作交流发言\n${body}`
  const clean = { text, repairs: [], gaps: [], statedCharacters: null, shownCharacters: text.length, announcedTitle: null }
  return annotateText(clean, { fileName: '来文.txt', mediaType: 'text/plain' }).formulations.map(({ name, start, end }) => `${name} @${text.slice(start, end)}`)
}

describe('a name that was given in marks', () => {
  it('is known where it is used without them', () => {
    expect(namesIn('探索形成了“一网三联”工作法。\n推行一网三联工作法以来，群众满意。一网三联越走越宽。')).toEqual([
      '“一网三联”工作法 @“一网三联”工作法', '“一网三联”工作法 @一网三联工作法', '“一网三联”工作法 @一网三联',
    ])
    expect(namesIn('用好“三张清单”。三张清单不是写在纸上的。')).toEqual(['三张清单 @“三张清单”', '三张清单 @三张清单'])
  })

  it('is not looked for before it was given, in titles, or in shorter words', () => {
    expect(namesIn('三张清单很重要。用好“三张清单”。印发《关于三张清单的通知》。三张单子。')).toEqual(['三张清单 @“三张清单”'])
    expect(namesIn('实施“头雁”工程。头雁领航，群雁齐飞。')).toEqual(['“头雁”工程 @“头雁”工程'])
  })

  it('counts nothing there', () => {
    const text = '工作交流发言\n落实“人才十条”。人才十条兑现了。'
    const clean = { text, repairs: [], gaps: [], statedCharacters: null, shownCharacters: text.length, announcedTitle: null }
    expect(annotateText(clean, { fileName: '来文.txt', mediaType: 'text/plain' }).figures).toEqual([])
  })
})
