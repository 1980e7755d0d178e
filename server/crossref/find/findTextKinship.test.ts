import { describe, expect, it } from 'vitest'
import { sampleText } from '../fixtures/sampleSources.ts'
import { compareWording } from './compareWording.ts'
import { FingerprintIndex } from './FingerprintIndex.ts'
import { findTextKinship } from './findTextKinship.ts'
import type { TextSource } from './values.ts'

function kin(...texts: readonly TextSource[]): string[] {
  const index = new FingerprintIndex()
  return texts.flatMap((text) => {
    const links = findTextKinship(text, (marks) => index.lookup(marks))
    index.add(text)
    return links.map(({ type, from, to, score }) => `${type} ${from.id} → ${to.id} ${score.toFixed(2)}`)
  })
}

const SAID = '总书记强调，“基层强则国家强，基层安则天下安，必须抓好基层治理现代化这项基础性工作”。'

describe('words that documents share', () => {
  it('lead from the later quotation to the earlier, also where one misquotes', () => {
    const earlier = sampleText('甲', SAID, '2023-03-05')
    const later = sampleText('乙', '总书记强调，“基层强则国家强，基层安则天下安，务必抓好基层治理这项基础工作。”', '2024-01-01')
    expect(kin(earlier, later)).toEqual(['QUOTES 乙/psg0.0/quo → 甲/psg0.0/quo 0.86'])
    expect(kin(later, earlier)).toEqual(['QUOTES 乙/psg0.0/quo → 甲/psg0.0/quo 0.86'])
  })

  it('lead from a quotation to the speech where they stand as its own', () => {
    const speech = sampleText('甲', '同志们，基层强则国家强，基层安则天下安，必须抓好基层治理现代化这项基础性工作。各地要把力量沉到一线，把问题解决在网格，把服务送到群众家门口，一件接着一件办。', '2021-07-01')
    expect(kin(speech, sampleText('乙', SAID, '2023-03-05'))).toEqual(['QUOTES 乙/psg0.0/quo → 甲/psg0 1.00'])
    expect(kin(sampleText('乙', SAID, '2023-03-05'), speech)).toEqual(['QUOTES 乙/psg0.0/quo → 甲/psg0 1.00'])
  })

  it('lead nowhere within one document that quotes itself', () => {
    expect(kin(sampleText('甲', `${SAID}\n再说一遍，${SAID}`))).toEqual([])
  })

  it('make passages of two documents similar when nearly all is the same, not when a clause is', () => {
    const passage = '各县区要坚持县乡一体、减县增乡，建立党政协同、部门联动的基层治理机制，形成治理合力，推动力量下沉到网格一线，及时回应群众关切。'
    expect(kin(sampleText('甲', passage, '2022-01-01'), sampleText('乙', passage.replace('各县区要', '各乡镇应当').replace('网格', '村组'), '2023-01-01'))).toEqual(['SIMILAR 乙/psg0 → 甲/psg0 0.88'])
    expect(kin(sampleText('甲', passage), sampleText('乙', '今年的工作重点是推动力量下沉到网格一线，同时抓好春耕备耕、森林防火、防汛抗旱和安全生产各项任务的落实，确保全年目标实现。'))).toEqual([])
  })

  it('that everybody uses lead nowhere', () => {
    const slogan = '以人民为中心的发展思想必须长期坚持。'
    expect(kin(...Array.from({ length: 60 }, (_, index) => sampleText(`文${index}`, `${slogan}${'甲乙丙丁戊己庚辛壬癸'.charAt(index % 10)}`))).filter((link) => link.startsWith('QUOTES'))).toEqual([])
  })
})

it('a misquotation shows as the difference of two wordings', () => {
  const { parts } = compareWording('人民是执政的最大底气。', '人民，是我们党执政的最大底气')
  expect(parts).toEqual([{ text: '人民是', side: 'SAME' }, { text: '我们党', side: 'RIGHT' }, { text: '执政的最大底气。', side: 'SAME' }])
})
