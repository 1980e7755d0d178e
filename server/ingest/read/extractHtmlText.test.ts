import { describe, expect, it } from 'vitest'
import { extractHtmlText } from './extractHtmlText.ts'

describe('text of a web page', () => {
  it('puts headings, paragraphs, line breaks and list items on lines of their own', () => {
    expect(extractHtmlText('<html><body><h1>通知</h1><p>各乡镇：<br>请于5月底前上报。</p><ul><li>一是<li>二是</ul><div>特此通知</div></body></html>'))
      .toBe('通知\n各乡镇：\n请于5月底前上报。\n一是\n二是\n特此通知')
  })

  it('keeps a table row on one line, with a tab for every cell, empty ones too', () => {
    const table = '<table><thead><tr><th>序号</th><th>事项</th><th>层级</th></tr></thead>'
      + '<tr><td><p>1</p></td><td></td><td><p>村级</p></td></tr><tr><td></td><td>低保认定</td><td></td></tr></table><p>完</p>'
    expect(extractHtmlText(table)).toBe('序号\t事项\t层级\n1\t\t村级\n\t低保认定\n完')
  })

  it('keeps the paragraphs of an article that a page sets inside a table cell', () => {
    expect(extractHtmlText('<table><tr><td><p>第一段。</p><p>第二段。</p></td></tr></table>')).toBe('第一段。\n第二段。')
  })

  it('leaves out what a visitor does not read: scripts, styles, templates, menus, drawings and the head', () => {
    const page = '<head><title>标题</title><style>p{}</style></head><nav>首页</nav><script>if (a<b) document.write("<p>坏</p>")</script>'
      + '<svg><style/><text>图</text></svg><template><p>模板</p></template><noscript>请开启脚本</noscript><p>正文</p>'
    expect(extractHtmlText(page)).toBe('正文')
  })

  it('leaves out words that a site hides between the words, and never what only an unclosed element would hide', () => {
    expect(extractHtmlText('<p>各乡镇<span style="display:none">某网版权</span>要抓好<i style="font-size:0">x</i>落实</p><div hidden>隐<b>藏</b></div><p>完</p>')).toBe('各乡镇要抓好落实\n完')
    expect(extractHtmlText('<p style="visibility: hidden">藏<p>后')).toBe('后')
    expect(extractHtmlText('<ul><li hidden>藏<li>后</ul>')).toBe('后')
    expect(extractHtmlText('<p>前</p><div hidden>中<p>后')).toBe('前\n中\n后')
    expect(extractHtmlText('<body style="display:none"><p>正文</p></body>')).toBe('正文')
  })

  it('reads tables in tables, lines that only <br> divides, and entities of every form', () => {
    expect(extractHtmlText('<table><tr><td><table><tr><td>一</td><td>二</td></tr></table></td><td>三</td></tr></table>')).toBe('一\t二\n三')
    expect(extractHtmlText('<td>一、总体要求<br><br>　　要抓好。<br>二、任务</td>')).toBe('一、总体要求\n\n　　要抓好。\n二、任务')
    expect(extractHtmlText('&lt;script&gt;&ldquo;三张清单&rdquo;&#x4e00;&#20108;<script>var a="<p>x"</script>尾')).toBe('<script>“三张清单”一二尾')
  })

  it('shows text after a head or a menu that nobody closed', () => {
    expect(extractHtmlText('<head><meta charset=gbk><body><div><nav><a>首页</a></div><p>正文在此</p>')).toBe('正文在此')
  })

  it('decodes entities and keeps the indentation of Chinese paragraphs', () => {
    expect(extractHtmlText('<p>&#12288;&#x3000;&ldquo;三张清单&rdquo;&nbsp;A&amp;B &lt;试行&gt;</p>')).toBe('　　“三张清单”\u00a0A&B <试行>')
  })

  it('joins a Chinese line that only the source breaks, also across inline tags, and keeps blanks between foreign words', () => {
    expect(extractHtmlText('<p>坚持和加强党对基层\n   治理的<b>全面\r\n</b>领导。\nGraphQL\n API  v2</p>')).toBe('坚持和加强党对基层治理的全面领导。 GraphQL API v2')
  })

  it('keeps preformatted text as it stands', () => {
    expect(extractHtmlText('<p>附：</p><pre>一、  甲\n  二、乙</pre>')).toBe('附：\n一、  甲\n  二、乙')
  })

  it('keeps script text that is only quoted in the page as text', () => {
    expect(extractHtmlText('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>')).toBe('<script>alert(1)</script>')
  })

  it.each([
    ['100,000 nested blocks', `${'<div>'.repeat(100_000)}政策${'</div>'.repeat(100_000)}`],
    ['50,000 fonts that nobody closes', Array.from({ length: 50_000 }, (_, index) => `<p><font id=${index}>`).join('') + '政策'],
    ['300,000 empty cells', `政策<table><tr>${'<td>'.repeat(300_000)}`],
    ['300,000 end tags without a beginning', `${'</p>'.repeat(300_000)}政策`],
    ['300,000 line breaks', `政策${'<br>'.repeat(300_000)}`],
  ])('reads a page of %s in a moment', (_what, page) => {
    const started = performance.now()
    expect(extractHtmlText(page)).toBe('政策')
    expect(performance.now() - started).toBeLessThan(3_000)
  })
})
