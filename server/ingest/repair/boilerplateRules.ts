/**
 * What sites put around a speech, one rule for each kind of line. A rule sees one trimmed line in simplified characters,
 * its pinyin notes removed. Patterns are anchored and lines longer than `longest` are never tried, so a speech that
 * speaks of downloads or copyright keeps its sentences.
 */
export interface BoilerplateRule {
  readonly reason: string
  /** Where such a line may stand: before the body, behind it, at both ends, or also between its pages. */
  readonly zone: 'head' | 'tail' | 'ends' | 'anywhere'
  readonly longest: number
  readonly pattern: RegExp
}

export const BOILERPLATE_RULES: readonly BoilerplateRule[] = [
  { reason: '下载提示', zone: 'ends', longest: 40, pattern: /^(?:点击|立即|免费|马上|请|直接)?下载(?:本|此|该|全文|原文|文档|文章|资料|word|pdf|附件)(?![^，,]*(?:群众|干部|党员|工作)).*$/i },
  { reason: '下载提示', zone: 'ends', longest: 40, pattern: /^(?:本|此|该)?(?:文档|文章|资料|全文).{0,12}(?:下载|付费|编辑使用|离线阅读).{0,16}$/ },
  { reason: '阅读结束提示', zone: 'ends', longest: 60, pattern: /^.{0,12}(?:阅读|预览|试读|浏览)(?:已|到此)结束.*$/ },
  { reason: '打赏', zone: 'ends', longest: 40, pattern: /^.{0,12}(?:打赏|赏(?:杯|个|口).{0,2}(?:茶|咖啡|饭)|整理.{0,6}(?:辛苦|不易)).*$/ },
  { reason: '会员提示', zone: 'ends', longest: 60, pattern: /^.{0,16}(?:会员|VIP|积分|金币)(?:.{0,6})(?:免费|可|专享|下载|阅读|登录|购买).*$/i },
  { reason: '栏目标签', zone: 'head', longest: 12, pattern: /^(?:资源|文档|文章|内容|资料)(?:描述|简介|介绍|预览|摘要|正文)[:：]?$/ },
  { reason: '标题行', zone: 'head', longest: 120, pattern: /^(?:标题|文章标题|文档名称|文档标题|题目)[:：]\s*\S.*$/ },
  { reason: '收藏提示', zone: 'tail', longest: 140, pattern: /^(?:加入)?收藏\s*(?:《.*|本(?:页|文|站).*|.*(?:讲话|发言|报告|致辞|材料)\s*[)）]?)$/ },
  { reason: '页码', zone: 'anywhere', longest: 20, pattern: /^第\s*\d{1,4}\s*页\s*[,，/／]?\s*共\s*\d{1,4}\s*页$/ },
  { reason: '页码', zone: 'anywhere', longest: 12, pattern: /^[—–-]\s*\d{1,4}\s*[—–-]$/ },
  { reason: '页码', zone: 'ends', longest: 16, pattern: /^\d{1,4}\s*[/／]\s*\d{1,4}(?:\s*页)?$/ },
  { reason: '版权行', zone: 'ends', longest: 160, pattern: /^(?:copyright|©|\(c\)\s*\d{4}|版权所有|(?:本站|本网).{0,12}版权).*$/i },
  { reason: '备案号', zone: 'ends', longest: 160, pattern: /^(?:.{0,60}(?:ICP备|ICP证|公网安备)|备案号).*$/ },
  { reason: '客服联系', zone: 'tail', longest: 80, pattern: /^(?:在线)?(?:客服|站长)?(?:联系|微信|QQ群?|电话|热线|邮箱|服务热线)[^。]{0,8}[:：]\s*(?:QQ[:：]?)?[\w@.-]{5,}.*$/i },
  { reason: '客服联系', zone: 'tail', longest: 80, pattern: /^(?:在线)?客服.{0,12}[:：].*$/ },
  { reason: '声明', zone: 'tail', longest: 300, pattern: /^(?:免责声明|版权声明|声明|温馨提示|特别提示|特别说明|郑重声明)[:：].*(?:本站|网站|本网|下载|侵权|转载|会员).*$/ },
  { reason: '上传说明', zone: 'ends', longest: 80, pattern: /^(?:本(?:文|文档|资料))由.{1,24}(?:上传|提供|整理|收集|分享).*$/ },
  { reason: '推广', zone: 'ends', longest: 80, pattern: /^更多.{0,30}(?:请访问|尽在|请关注|请搜索|请登录|请点击).*$/ },
  { reason: '导航', zone: 'head', longest: 120, pattern: /^(?:您?(?:当前|现在)?(?:的|所在的?)?位置\s*[:：]|首页\s*[>»/＞]).*$/ },
  { reason: '计数与字号', zone: 'ends', longest: 160, pattern: /^(?=.*(?:浏览|阅读|点击|访问|字体|字号|打印)(?:次数|量|数|大小|本页)?\s*[:：【[]).{0,60}(?:浏览|点击|访问|字体|字号|【打印|\[打印).*$/ },
  { reason: '页面按钮', zone: 'ends', longest: 30, pattern: /^(?:[【[]?(?:分享到?|打印(?:本页)?|关闭(?:窗口|本页)?|返回(?:顶部|列表|首页)|收藏(?:本文|本页)?|举报|复制链接|加入收藏|登录|注册|点赞|评论|确定|取消)[】\]]?[\s|｜/、:：]*){1,6}$/ },
  { reason: '弹窗残留', zone: 'ends', longest: 12, pattern: /^(?:×|✕|[xX]|(?:保存|收藏|复制|下载|提交|操作)成功[!！]?)$/ },
  { reason: '网址', zone: 'ends', longest: 120, pattern: /^(?:https?:\/\/|www\.)\S+$/i },
  { reason: '扫码', zone: 'ends', longest: 40, pattern: /^(?:微信)?(?:扫一扫|扫码|长按)(?!.*(?:群众|干部|党员)).{0,30}$/ },
  { reason: '上下篇', zone: 'tail', longest: 400, pattern: /^(?:上|下)一[篇页条](?:[:：]|$).*$/ },
]

/** A line that begins a list of other pages: everything behind it goes, as long as no paragraph follows. */
export const LIST_OF_OTHER_PAGES = /^(?:[【[]?相关(?:栏目|文章|推荐|阅读|范文|资料|文档|链接|内容|搜索)|猜你喜欢|热门(?:文章|推荐|文档|标签|搜索)|推荐(?:阅读|文章|文档)|延伸阅读|最新(?:文章|文档)|(?:上|下)一[篇页条])\s*[】\]]?(?:[:：].*)?$/

/** The same on the last line of a body that came as one line. */
export const LIST_ON_THE_LAST_LINE = /[\s。！？!?)）](?=(?:上一[篇页条]|下一[篇页条]|相关(?:栏目|文章|推荐|阅读))[:：])/g

export const ANNOUNCED_TITLE = /^(?:标题|文章标题|文档名称|文档标题|题目)[:：]\s*([^|｜\n]{4,120}?)\s*[|｜]?\s*$/
export const BOOKMARKED_TITLE = /收藏\s*(?:《([^》\n]{4,120})》|([^《》()（）\s][^《》\n]{3,120}?(?:讲话|发言|致辞|报告|材料|意见|通知|方案))\s*(?:[)）]|$))/
