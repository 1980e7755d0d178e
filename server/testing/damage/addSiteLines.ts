import type { Unit } from './Unit.ts'

/** What sites of different makes put above a text, and below it. */
const above = [
  '当前位置：首页 > 新闻中心 > 领导讲话', '来源：某县人民政府网　发布时间：2023-02-10　浏览次数：1024', '发布时间：2023-02-10 08:30:00', '信息来源：县委办公室 发布日期：2023-02-10 字号：[大 中 小]', '【字体：大 中 小】',
  '作者：佚名 更新时间：2023-2-10', '原创 基层笔杆子 2023-02-10 08:00 发表于河南', '点击上方“蓝字”关注我们', '文档分类：讲话致辞 格式：doc 大小：35KB 上传者：xiaoli', '编号：20230210 下载券：5', '设为首页 | 加入收藏', '索引号：41030/2023-001 主题分类：综合政务 发布机构：县政府办',
]
const below = [
  '微信扫一扫\n关注该公众号', '预览时标签不可点', '分享 收藏 点赞 在看', '长按识别二维码关注我们', '公众号：基层笔杆子', '责任编辑：王五', '（责编：黄珊、李强）', '编辑 | 小李', '【打印】【关闭】', '分享到：微信 微博 QQ空间', '上一页 1 2 3 下一页',
  '阅读 1024', '您是第1024位访客', '共0条评论', '本文档需要5个下载券', '开通VIP免费下载', '第1页/共12页', '相关新闻\n·县委召开常委会\n·县长调研乡村振兴', '相关阅读：\n县委召开常委会', '版权声明：本文内容由用户自发贡献，版权归原作者所有。', '转载请注明出处',
  '文档由用户上传，仅供学习参考', '网站标识码：4103000001', '技术支持：某某科技有限公司', '网站地图 | 联系我们 | 关于我们', '标签：基层治理', '本文地址：http://www.example.com/a/1.html', '返回搜狐，查看更多', '上一篇：没有了\n下一篇：县委工作要点',
]

/** Sets a text between up to three lines of a site above it and up to five below. */
export function addSiteLines(units: readonly Unit[], random: () => number): Unit[] {
  const choose = (lines: readonly string[], most: number) => Array.from({ length: Math.floor(random() * (most + 1)) }, () => lines[Math.floor(random() * lines.length)] ?? '')
  const asUnit = (shown: string): Unit => ({ truth: '', shown, kind: 'BOILERPLATE', recoverable: true })
  return [...choose(above, 3).map((line) => asUnit(`${line}\n`)), ...units, ...choose(below, 5).map((line) => asUnit(`\n${line}`))]
}
