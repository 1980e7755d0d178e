import { describe, expect, test } from 'vitest'
import { cleanText } from './cleanText.ts'

const BODY = '同志们:\n今天我们召开会议,研究基层治理工作。\n一、提高认识\n要深刻认识基层治理的意义。\n二、狠抓落实\n各乡镇要抓好落实。\n谢谢大家!'

function clean(text: string) {
  return cleanText({ text, mediaType: 'text/plain' })
}

describe('what other sites put around a speech goes', () => {
  test.each([
    ['download prompts', '点击下载全文Word版\n', '\n下载本文档需要10积分'],
    ['reading ended', '试读已结束,请登录后继续\n\n', '\n\n预览已结束'],
    ['copyright and registration', '', '\nCopyright © 2012-2024 某某范文网 版权所有\n京ICP备12345678号-2'],
    ['page counters and pop-ups', '', '\n2/7\n×\n复制成功!'],
    ['contacts', '', '\n在线客服:800012345\n客服QQ:12345678'],
    ['navigation and counters', '您当前的位置:首页 > 讲话稿\n发布时间:2023-01-01 浏览次数:1234 字体:[大 中 小]\n', '\n【打印】【关闭】'],
    ['lists of other pages', '', '\n上一篇:甲县工作总结\n下一篇:乙县工作要点\n相关推荐\n某市乡村振兴工作会讲话\n某镇述职报告'],
    ['a disclaimer', '', '\n免责声明:本站部分内容来自网络,如有侵权请联系删除。'],
    ['a donation prompt', '整理不易,欢迎打赏支持\n', ''],
    ['a heading of the site', '文档简介:\n', '\n更多公文范文请访问某某网'],
    ['traditional script with notes', '', '\n版權(quán)所有 翻印必究\n上一篇:縣(xiàn)長講話'],
  ])('%s', (_what, head, tail) => {
    const { text, repairs } = clean(head + BODY + tail)
    expect(text).toBe(BODY)
    for (const { kind, after } of repairs) expect([kind, after]).toEqual(['BOILERPLATE', ''])
  })

  test('and the title it announces is kept beside the text', () => {
    const { text, announcedTitle } = clean(`标题：在全县基层治理工作会议上的讲话 |\n${BODY}\n收藏《在全县基层治理工作会议上的讲话》`)
    expect(text).toBe(BODY)
    expect(announcedTitle).toBe('在全县基层治理工作会议上的讲话')
  })

  test('links at the end of a speech that came as one line', () => {
    const line = BODY.replaceAll('\n', '').repeat(5)
    expect(clean(`${line} 上一篇:甲县总结 下一篇:乙县要点 相关栏目:党委 共青团`).text).toBe(line)
  })

  test('page numbers between the pages', () => {
    expect(clean(`${BODY}\n第 1 页 共 2 页\n再讲一点。\n— 2 —`).text).toBe(`${BODY}\n再讲一点。`)
  })
})

describe('what belongs to the speech stays', () => {
  test('its title above a prompt, its date and its signature', () => {
    const text = clean(`在全县大会上的讲话\n点击下载全文\n2023年1月5日\n${BODY}\n县委办公室\n2023年1月6日\n下载本文档`).text
    expect(text).toBe(`在全县大会上的讲话\n2023年1月5日\n${BODY}\n县委办公室\n2023年1月6日`)
  })

  test('a title that stands twice is kept once, on its own line', () => {
    const title = '基层治理现代化工作交流发言'
    expect(clean(`交流发言${title}\n\n点击下载全文\n\n${title}${BODY}`).text).toBe(`${title}\n${BODY}`)
    expect(clean(`${title}\n${title}\n${BODY}`).text).toBe(`${title}\n${BODY}`)
  })

  test('a table of contents goes only where the body repeats its headings', () => {
    expect(clean(`目录:……\n一、提高认识\n二、狠抓落实\n……\n${BODY}`).text).toBe(BODY)
    expect(clean('目录\n一、提高认识\n二、狠抓落实\n正文另发。').text).toBe('目录\n一、提高认识\n二、狠抓落实\n正文另发。')
  })
})

describe('omissions that announce themselves', () => {
  test.each([
    ['要抓好落实。……(某网http://a.cn省略1200字,正式会员可完整阅读)……下一步要抓紧。', 1200],
    ['要抓好落实。\n【此处隐藏 350 字，登录后查看】\n下一步要抓紧。', 350],
    ['要抓好落实。……此处省略800余字……下一步要抓紧。', 800],
  ])('%s', (raw, missing) => {
    const { text, gaps, repairs } = clean(raw)
    expect(text).toBe('要抓好落实。\n下一步要抓紧。')
    expect(repairs.map(({ kind }) => kind)).toEqual(['OMISSION'])
    expect(gaps).toEqual([{ offset: 6, missingCharacters: missing, reason: `此处原文省略 ${missing} 字` }])
  })

  test('a cut ending says how much of the whole is shown', () => {
    const { text, gaps, statedCharacters } = clean(`${BODY}……(未完,全文共5000字,当前仅显示800字,请下载全文)`)
    expect(text).toBe(BODY)
    expect(statedCharacters).toBe(5000)
    expect(gaps).toEqual([{ offset: BODY.length, missingCharacters: 4200, reason: '全文共 5000 字，此后约 4200 字未显示' }])
  })

  test('what a gap in the middle accounts for is not counted again at the end', () => {
    const { gaps } = clean('开头一段。……(省略500字)……后面一段。……(未完,全文共5000字,当前仅显示800字)')
    expect(gaps.map(({ missingCharacters }) => missingCharacters)).toEqual([500, 3700])
  })

  test('a notice without a size leaves a gap of unknown size', () => {
    const { text, gaps } = clean(`${BODY}\n剩余内容请下载后查看`)
    expect(text).toBe(BODY)
    expect(gaps).toEqual([{ offset: BODY.length, missingCharacters: null, reason: '此后原文未显示' }])
  })
})
