import { describe, expect, test } from 'vitest'
import { cleanText } from './cleanText.ts'
import { replayRepairs } from './replayRepairs.ts'

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

describe('what other sites add', () => {
  const behind = [
    '预览时标签不可点', '微信扫一扫\n关注该公众号', '知道了', '轻触阅读原文', '收录于合集 #基层治理', '分享 收藏 点赞 在看', '点击上方蓝字关注我们', '长按识别二维码关注我们', '公众号：基层笔杆子',
    '责任编辑：王五', '（责编：黄珊、李强）', '编辑 | 小李', '来源 | 人民日报', '编辑：张三　审核：李四', '【打印】【关闭】', '分享到：微信 微博 QQ空间', '上一页 1 2 3 下一页', '首页 上一页 下一页 尾页', '点赞(0) 收藏(1)', '举报/反馈',
    '阅读 1024', '您是第1024位访客', '共0条评论', '登录后才能评论', '下载需要10积分', '本文档需要5个下载券', '开通VIP免费下载', '第1页/共12页', '1/12',
    '相关新闻\n·县委召开常委会\n·县长调研乡村振兴', '相关阅读：\n县委召开常委会', '▼往期精彩回顾▼\n会议讲话范文', '版权声明：本文内容由用户自发贡献，版权归原作者所有。', '转载请注明出处', '本文来自网络，如有侵权请联系我们删除', '文档由用户上传，仅供学习参考',
    '主办单位：某县人民政府办公室\n网站标识码：4103000001', '技术支持：某某科技有限公司', '建议使用IE9以上浏览器', '网站地图 | 联系我们 | 关于我们', '标签：基层治理', '本文地址：http://www.example.com/a/1.html', '返回搜狐，查看更多', '—END—', '（完）',
  ]
  const before = [
    '首页 > 领导讲话 > 正文', '来源：某县人民政府网　发布时间：2023-02-10　浏览次数：1024', '发布时间：2023-02-10 08:30:00', '信息来源：县委办公室 发布日期：2023-02-10 字号：[大 中 小]', '作者：佚名 更新时间：2023-2-10', '原创 基层笔杆子 2023-02-10 08:00 发表于河南',
    '文档分类：讲话致辞 格式：doc 大小：35KB 上传者：xiaoli', '编号：20230210 下载券：5', '设为首页 | 加入收藏', '索引号：41030/2023-001 主题分类：综合政务 发布机构：县政府办', '点击上方“蓝字”关注我们',
  ]

  test.each(behind)('goes behind the speech: %s', (added) => {
    expect(clean(`${BODY}\n\n${added}`).text).toBe(BODY)
  })

  test.each(before)('goes before the speech: %s', (added) => {
    expect(clean(`${added}\n\n${BODY}`).text).toBe(BODY)
  })

  test('goes also all at once, and replaying gives the same', () => {
    const raw = `${before.join('\n')}\n${BODY}\n${behind.join('\n')}`
    const { text, repairs } = clean(raw)
    expect(text).toBe(BODY)
    expect(replayRepairs(raw, repairs)).toBe(text)
  })

  test('goes where it is glued to the last sentence', () => {
    expect(clean(`${BODY}第1页/共12页`).text).toBe(BODY)
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
    ['要抓好落实。此处省略1243字\n下一步要抓紧。', 1243],
    ['要抓好落实。\n（还有3579字未显示，请登录后查看）\n下一步要抓紧。', 3579],
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

  test.each(['（略）', '……（下略）', '下略', '（中间部分略）', '内容省略', '剩余80%未读，继续阅读请付费', '此处内容需要登录后查看', '未完待续', '（未完待续）', '点击阅读全文', '展开全文', '查看全文'])('%s at the end leaves a gap of unknown size', (notice) => {
    for (const raw of [`${BODY}\n${notice}`, `${BODY}${notice}`]) {
      const { text, gaps, repairs } = clean(raw)
      expect(text).toBe(BODY)
      expect(gaps).toEqual([{ offset: BODY.length, missingCharacters: null, reason: '此后原文未显示' }])
      expect(replayRepairs(raw, repairs)).toBe(text)
    }
  })

  test('a part left out in the middle is told as such', () => {
    const { text, gaps } = clean('一、基本情况（略）\n二、下一步要抓紧。')
    expect(text).toBe('一、基本情况\n二、下一步要抓紧。')
    expect(gaps).toEqual([{ offset: 6, missingCharacters: null, reason: '此处原文有省略，未注明字数' }])
  })

  test('a notice without a size leaves a gap of unknown size', () => {
    const { text, gaps } = clean(`${BODY}\n剩余内容请下载后查看`)
    expect(text).toBe(BODY)
    expect(gaps).toEqual([{ offset: BODY.length, missingCharacters: null, reason: '此后原文未显示' }])
  })
})
