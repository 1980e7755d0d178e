import { describe, expect, test } from 'vitest'
import type { MediaType } from '../RawFile.ts'
import { cleanText } from './cleanText.ts'

function clean(text: string, mediaType: MediaType = 'text/plain') {
  return cleanText({ text, mediaType })
}

function kinds(text: string, mediaType: MediaType = 'text/plain') {
  return clean(text, mediaType).repairs.map(({ kind, before }) => `${kind} ${before}`)
}

describe('a clean text is not touched', () => {
  test.each([
    ['English in brackets', '推进“放管服”(streamline administration)改革,用好GDP(gross)指标和(a)(b)两类办法。'],
    ['a reading given once for a rare character', '要勠(lù)力同心,传承甪(lù)直古镇文化,讲清“乐(yuè)府”的读音。'],
    ['a simplified text about pinyin', '“现”读xiàn,写作现(xiàn);“发”读fā,写作发(fā)。请读:妈(mā)、麻(má)、马(mǎ)、骂(mà)。'],
    ['traditional forms explained in a simplified text', '汉字“发”对应“發(fā)”和“髮(fà)”两个繁体字,不可混用,这是语文课的知识。'],
    ['traditional letters of names in a simplified text', '乾隆年间,於先生与叡智书院合作,查阅《後漢書》一册,现存县档案馆。'],
    ['an e-mail address', '联系人:张三,邮箱zhang_san@example.gov.cn;网址http://www.example.gov.cn/a_b*c。'],
    ['exclamation marks before rare characters', '壮哉!巍峨嵯峨的崤函古道!饕餮纹、鼍鼓与彝器;鳏寡孤独;啊!氤氲!'],
    ['question marks before single letters', '什么是A类事项?B类事项呢?每类办理几次;C类事项不办。这是VIP?x轴表示时间!'],
    ['multiplication, identifiers and sizes', '按2*3计算,字段名snake_case不变,工作服尺码XXL,采用ⅩⅩ号方案,XX世纪的遗产。'],
    ['a zero in a year, X-rays, arrays', '二○二二年九月，做X光检查，共3×4排，○级标准，某县某乡。'],
    ['an own last line', '同志们，要抓好落实。\n联系电话：0391-5552233'],
    ['who organises', '活动方案如下。\n主办单位：县委组织部'],
    ['minutes\' own head', '县政府常务会议纪要\n时间：2024年5月8日\n地点：县会议中心\n主持人：张三\n会议强调，要压实责任。'],
    ['an omission that is a word', '对（略）字的用法，省略号用于列举，下略去不提。省略500字以上的材料不予受理。'],
    ['a table and a formula', '| 指标 | 数值 |\n| --- | --- |\n| 增速(%) | 5.8 |\n\ny = (a + b) * 2，x_1 > 0；emoji 😀 与 𠮷野家。'],
    ['code', 'const x_y = f(a)*2; // 第1页\nopen("http://a.cn/下载?id=1&b=2");'],
    ['more to be done', '更多群众参与进来，在看病就医上得实惠。\n\n关注公众利益，分享发展成果。\n\n阅读全文后要写体会，会员单位要带头。'],
    ['a footnote star', '全市生产总值*达到100亿元。\n\n*注:数据为初步核算数。'],
    ['blanks of a form', '姓名:__________ 联系电话:________'],
    ['rhetorical dots', '同志们想一想,如果我们不担当……那群众怎么办?此处省略一万字,大家心里都有数……'],
    ['a speech about downloads and copyright', '下载国家反诈中心软件,群众安全感明显增强。\n\n版权保护是创新的基石,全文共三章。\n\n点击率不是政绩,群众满意才是政绩。'],
    ['a report that says how long it is', '报告全文共30000字,分为五个部分,已印发各单位学习。'],
    ['short lines of verse', '春种一粒粟\n秋收万颗子\n四海无闲田\n农夫犹饿死'],
    ['lists, names and dates on lines', '出席:张三、李四\n列席:王五\n2022年2月11日\n某县人民政府'],
    ['a table of contents that is the only outline', '目录\n一、总体要求\n二、重点任务\n三、保障措施'],
  ])('%s', (_what, text) => {
    expect(clean(text).repairs).toEqual([])
  })

  test('a traditional speech changes its script and nothing else', () => {
    const { text, repairs } = clean('乾隆年間的著作很著名!著力發展鄉鎮經濟;饕餮盛宴要乾乾淨淨,一目瞭然。龜(qiū)茲樂(yuè)舞。')
    expect(text).toBe('乾隆年间的著作很著名!着力发展乡镇经济;饕餮盛宴要干干净净,一目了然。龟(qiū)兹乐(yuè)舞。')
    expect([...new Set(repairs.map(({ kind }) => kind))]).toEqual(['SCRIPT'])
  })

  test('a traditional word list with readings keeps them', () => {
    expect(clean('生字：現(xiàn)、發(fā)、區(qū)、鄉(xiāng)、鎮(zhèn)。').text).toBe('生字：现(xiàn)、发(fā)、区(qū)、乡(xiāng)、镇(zhèn)。')
  })
})

describe('masks', () => {
  test.each([
    ['XX镇实行“XX工程”,20XX年完成', ['XX', 'XX', '20XX'.slice(2)]],
    ['理顺_机制,强化_,推行“不动_动机制”', ['_', '_', '_']],
    ['市委书记***同志到**县和*镇调研,×××参加', ['***', '**', '*', '×××']],
    ['市委*届二次全会第*次会议', ['*', '*']],
    ['在xx镇召开', ['xx']],
    ['X市X区紧紧围绕部署', ['X', 'X']],
    ['×县×乡×村', ['×', '×', '×']],
    ['○○县张某某同志', ['○○', '某某']],
  ])('%s', (text, signs) => {
    const { repairs, text: shown } = clean(text)
    expect(repairs.map(({ kind, before, after }) => [kind, before, after])).toEqual(signs.map((sign) => ['MASK', sign, sign]))
    expect(shown).toBe(text)
  })
})

describe('Markdown', () => {
  test('loses its marks and keeps its words', () => {
    const { text, repairs } = clean('# 第一章 总则\n\n<!-- INFO END -->\n\n- **重点**任务见[附件](http://example.cn/a_b)\n- *提示*：第2\\*3条', 'text/markdown')
    expect(text).toBe('第一章 总则\n\n重点任务见附件\n提示：第2*3条')
    expect([...new Set(repairs.map(({ kind }) => kind))]).toEqual(['OTHER'])
  })

  test('does not take a hidden place name for emphasis', () => {
    expect(kinds('在**县和**新区试点', 'text/markdown')).toEqual(['MASK **', 'MASK **'])
  })

  test('emphasis of a whole line in a plain text is no mask', () => {
    expect(kinds('**一、总体要求**\n内容。')).toEqual([])
  })
})

describe('line breaks', () => {
  test('lines of a fixed width are joined to paragraphs, headings stay', () => {
    const words = '要坚持党对基层治理的全面领导把党的领导贯穿基层治理全过程各方面推动社会治理和服务重心下移'
    const lines = Array.from({ length: 12 }, (_, index) => (words + words).slice(index, index + 30))
    const text = ['一、总体要求', ...lines, '落到实处。', '二、重点任务', ...lines, '见到实效。'].join('\n')
    expect(clean(text).text).toBe(['一、总体要求', `${lines.join('')}落到实处。`, '二、重点任务', `${lines.join('')}见到实效。`].join('\n'))
  })

  test('Kangxi radicals become the characters they look like', () => {
    expect(clean('⼈⺠⾄上').text).toBe('人民至上')
  })
})
