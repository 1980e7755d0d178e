import { describe, expect, test } from 'vitest'
import { cleanText } from './cleanText.ts'
import { replayRepairs } from './replayRepairs.ts'

const clean = (text: string) => cleanText({ text, mediaType: 'text/plain' })

describe('notes of converters', () => {
  test.each([
    ['full-width brackets', '全區（qū）上下要深入推進現（xiàn）代化建設（shè），發（fā）展鄉（xiāng）村產（chǎn）業。'],
    ['half-width brackets', '全區(qū)上下要深入推進現(xiàn)代化建設(shè)，發(fā)展鄉(xiāng)村產(chǎn)業。'],
    ['other brackets', '全區〔qū〕上下要深入推進現〔xiàn〕代化建設〔shè〕，發〔fā〕展鄉〔xiāng〕村產〔chǎn〕業。'],
    ['blanks within', '全區( qū )上下要深入推進現( xiàn )代化建設( shè )，發( fā )展鄉( xiāng )村產( chǎn )業。'],
    ['numbers for tones', '全區(qu1)上下要深入推進現(xian4)代化建設(she4)，發(fa1)展鄉(xiang1)村產(chan3)業。'],
    ['no tones', '全區（qu）上下要深入推進現（xian）代化建設（she），發（fa）展鄉（xiang）村產（chan）業。'],
    ['a script simplified after them', '全区（qū）上下要深入推进现（xiàn）代化建设（shè），发（fā）展乡（xiāng）村产（chǎn）业。'],
  ])('go: %s', (_what, raw) => {
    const { text, repairs } = clean(raw)
    expect(text).toBe('全区上下要深入推进现代化建设，发展乡村产业。')
    expect(replayRepairs(raw, repairs)).toBe(text)
  })

  test('English beside them stays', () => {
    expect(clean('全區(qū)上下推進現(xiàn)代化建設(shè)，發(fā)展產(chǎn)業(industry)，見(a)、(he)與GDP(gross domestic product)。').text)
      .toBe('全区上下推进现代化建设，发展产业(industry)，见(a)、(he)与GDP(gross domestic product)。')
  })

  test('a reader for children keeps its pinyin', () => {
    const verse = '春(chūn)眠(mián)不(bù)觉(jué)晓(xiǎo)，处(chù)处(chù)闻(wén)啼(tí)鸟(niǎo)。'
    expect(clean(verse).repairs).toEqual([])
  })
})
