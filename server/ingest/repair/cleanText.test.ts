import { expect, test } from 'vitest'
import fc from 'fast-check'
import { cleanText } from './cleanText.ts'
import { replayRepairs } from './replayRepairs.ts'

const PIECES = [
  '推進基層治理現(xiàn)代化建設(shè)', '形成治理合力?h區(qū)黨委側重抓治理', '確;鶎邮聶嘟y(tǒng)一', '成效!碑斍埃覈鐣饕芤呀(jīng)轉化',
  '标题:在会议上的讲话 |', '1 / 5', '— 2 —\n\f', '\f', '\n\f某县简报 3\n', '7\n\f', 'file:///p.html 1/2\n', '11/22/26, 7:04 AM 讲话\n', '下载文档,编辑使用', '目录/提纲:……', '一、加强领导', '……(某网http://x.cn省略94字,会员可阅读)……',
  '……(未完,全文共900字,当前仅显示200字,请下载。', '上一篇:甲 下一篇:乙', 'XX市', '**縣和**新區', '（略）', '还有35字未显示', '\n展开全文', '。下略\n', '\n责任编辑：王五', '\n相关新闻\n', '現〔xiàn〕', '某某', '○○县', '_', '***', '<!-- 注 -->', '# 標題',
  '同志们:', '黨在社會 基層組織', '⼈民', '乾隆', '著力', '。', '，', ' ', '\n', '\n\n', '(', ')', '《', '》', '”', '\u{20bb7}', '\ud800', '\u0000',
] as const

test('the repairs are one flat list in order, each fits the raw text, and replaying them gives the clean text', () => {
  const mixture = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 6 }), fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 40 })
  const mediaType = fc.constantFrom('text/plain' as const, 'text/markdown' as const, 'application/pdf' as const)
  fc.assert(fc.property(mixture, mediaType, (parts, type) => {
    const raw = parts.join('')
    const { text, repairs, gaps, shownCharacters } = cleanText({ text: raw, mediaType: type })
    let end = 0
    for (const repair of repairs) {
      expect(repair.rawStart).toBeGreaterThanOrEqual(end)
      expect(raw.slice(repair.rawStart, repair.rawEnd)).toBe(repair.before)
      expect(repair.confidence).toBeGreaterThan(0)
      expect(repair.confidence).toBeLessThanOrEqual(1)
      end = repair.rawEnd
    }
    expect(replayRepairs(raw, repairs)).toBe(text)
    expect(shownCharacters).toBe([...text.replaceAll(/\s/gu, '')].length)
    for (const { offset } of gaps) {
      expect(offset).toBeGreaterThanOrEqual(0)
      expect(offset).toBeLessThanOrEqual(text.length)
    }
  }), { numRuns: 120 })
})

test.each(['(', '*', '1', '**a ', '(省略99字', '!鶎又卫硎', '[a](', '\f', '简报 1\n\f', '……', '一、 '])('five megabytes of %s are dealt with in seconds', (part) => {
  const text = part.repeat(Math.ceil(5_000_000 / Buffer.byteLength(part)))
  const start = performance.now()
  for (const mediaType of ['text/plain', 'text/markdown'] as const) {
    const { repairs, text: clean } = cleanText({ text, mediaType })
    expect(replayRepairs(text, repairs)).toBe(clean)
  }
  expect(performance.now() - start).toBeLessThan(20_000)
})
