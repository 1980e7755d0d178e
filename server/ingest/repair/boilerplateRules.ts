/**
 * What sites put around a speech, one rule for each kind of line. A rule sees one trimmed line in simplified characters,
 * its pinyin notes removed. Patterns are anchored and lines longer than `longest` are never tried, so a speech that
 * speaks of downloads or copyright keeps its sentences.
 */
export interface BoilerplateRule {
  readonly reason: string
  /**
   * Where such a line may stand: before the body, behind it, at both ends, or also between its pages; `above` is behind the body too, but
   * only above other such lines, since alone it may be the paper's own.
   */
  readonly zone: 'head' | 'tail' | 'ends' | 'anywhere' | 'above'
  readonly longest: number
  readonly pattern: RegExp
}

const BUTTONS = '分享到?|打印(?:本页)?|关闭(?:窗口|本页)?|返回(?:顶部|列表|首页)|回到顶部|收藏(?:本文|本页)?|举报|反馈|复制链接|加入收藏|设为首页|登录|注册|点赞|赞|在看|喜欢|评论|写?留言|微信(?:好友)?|微博|新浪微博|朋友圈|QQ(?:空间|好友)?|网站地图|联系我们|关于我们|隐私(?:政策|声明)|法律声明|无障碍(?:阅读|浏览)?|长者模式|繁體?体?|简体|English|扫一扫在手机打开当前页|请输入关键[词字]|搜索'

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
  { reason: '客服联系', zone: 'tail', longest: 80, pattern: /^(?:(?:在线)?(?:客服|站长)(?:联系|微信|QQ群?|电话|热线|邮箱)?|微信|QQ群?|服务热线)[^。]{0,8}[:：]\s*(?:QQ[:：]?)?[\w@.-]{5,}.*$/i },
  { reason: '客服联系', zone: 'tail', longest: 80, pattern: /^(?:在线)?客服.{0,12}[:：].*$/ },
  { reason: '声明', zone: 'tail', longest: 300, pattern: /^(?:免责声明|版权声明|声明|温馨提示|特别提示|特别说明|特别声明|郑重声明)[:：].*(?:本站|网站|本网|平台|自媒体|下载|侵权|转载|转发|会员|作者所有|用户).*$/ },
  { reason: '上传说明', zone: 'ends', longest: 80, pattern: /^(?:本(?:文|文档|资料))由.{1,24}(?:上传|提供|整理|收集|分享).*$/ },
  { reason: '推广', zone: 'ends', longest: 80, pattern: /^更多.{0,30}(?:请访问|尽在|请关注|请搜索|请登录|请点击).*$/ },
  { reason: '导航', zone: 'head', longest: 120, pattern: /^(?:您?(?:当前|现在)?(?:的|所在的?)?位置\s*[:：]|首页\s*[>»/＞]).*$/ },
  { reason: '计数与字号', zone: 'ends', longest: 160, pattern: /^(?=.*(?:浏览|阅读|点击|访问|字体|字号|打印)(?:次数|量|数|大小|本页)?\s*[:：【[]).{0,60}(?:浏览|点击|访问|字体|字号|【打印|\[打印).*$/ },
  { reason: '页面按钮', zone: 'ends', longest: 30, pattern: /^(?:[【[]?(?:分享到?|打印(?:本页)?|关闭(?:窗口|本页)?|返回(?:顶部|列表|首页)|收藏(?:本文|本页)?|举报|复制链接|加入收藏|登录|注册|点赞|评论|确定|取消)[】\]]?[\s|｜/、:：]*){1,6}$/ },
  { reason: '页面按钮', zone: 'ends', longest: 60, pattern: new RegExp(`^(?:(?:${BUTTONS})(?:[(（]?\\d{1,7}[)）]?)?[\\s|｜/、:：·]*){1,14}$`) },
  { reason: '翻页', zone: 'ends', longest: 60, pattern: /^(?=.*(?:[上下]一页|[尾末]页))(?:(?:首页|[上下]一页|[尾末]页|\d{1,3}|…|\.{3}|共\s*\d{1,4}\s*页|跳转|GO)[\s|｜]*){2,24}$/i },
  { reason: '公众号', zone: 'ends', longest: 60, pattern: /^(?:(?:微信)?扫一扫.{0,16}|(?:长按|识别).{0,12}二维码.{0,12}|关注(?:该|本|我们的?)?公众号|点击(?:上方|下方|左下角|顶部).{0,12}(?:蓝字|关注|原文|名片).{0,8}|知道了|继续滑动看下一个|(?:轻触)?阅读原文|预览时标签不可点|收录于合集.{0,40}|喜欢(?:本文|此内容)的人.{0,12}|公众号\s*[:：|｜].{1,20}|微信号\s*[:：].{1,24})$/ },
  { reason: '发表', zone: 'head', longest: 90, pattern: /^(?:原创\s.{0,40}\d{4}-\d{1,2}-\d{1,2}.{0,24}|.{0,40}\d{4}-\d{1,2}-\d{1,2}(?:\s+\d{1,2}:\d{2})?\s*发表于.{1,10})$/ },
  { reason: '署名行', zone: 'tail', longest: 60, pattern: /^[（(【[]?\s*(?:责任编辑|责编|编辑|小编|审核|校对|监制|终审|编审|初审|复审|值班编委|稿源|供稿|撰稿|文章来源|信息来源|来源|图文)\s*[:：|｜丨].{1,40}[）)】\]]?$/ },
  { reason: '来源行', zone: 'head', longest: 160, pattern: /^(?=.*(?:来源|发布|更新|浏览|点击|阅读|字号|字体|录入|上传|下载|格式)\S{0,4}\s*[:：])(?:(?:文章|信息)?来源|稿源|作者|记者|发布(?:时间|日期|人|单位|机构|者)|更新(?:时间|日期)|录入时间|添加时间|点击数?|阅读数?|浏览量?|编号|索引号|主题分类|文档分类|责任编辑|编辑)\s*[:：][^。]*$/ },
  { reason: '计数', zone: 'ends', longest: 40, pattern: /^(?:(?:阅读|浏览|点击|访问|评论|点赞)(?:量|数|次数)?\s*[:：(（]?\s*\d{1,9}\s*[次人]?[)）]?|您是第\s*\d{1,9}\s*位.{0,12}|共\s*\d{1,6}\s*条评论)$/ },
  { reason: '评论', zone: 'tail', longest: 40, pattern: /^(?:登录后(?:才能|方可|可以?|即可)?(?:评论|发表|回复).{0,8}|(?:发表|网友|最新|全部)评论.{0,12}|我要(?:评论|留言))$/ },
  { reason: '下载价格', zone: 'ends', longest: 40, pattern: /^[^。]{0,16}(?:下载券|文币|(?:下载|所需|需要|需)\s*[:：]?\s*\d{1,5}\s*个?(?:积分|金币|财富值))[^。]{0,12}$/ },
  { reason: '下载价格', zone: 'ends', longest: 40, pattern: /^(?:开通|购买|升级|充值|成为)(?:VIP|会员)[^。]{0,16}$/i },
  { reason: '转载说明', zone: 'tail', longest: 160, pattern: /^(?:如需)?转载.{0,16}(?:注明|授权|联系).{0,24}$/ },
  { reason: '转载说明', zone: 'tail', longest: 160, pattern: /^(?:本文|文章|文档|资料|以上内容|内容)(?:由|来自|来源于|转自|转载自|系).{0,40}(?:网络|侵权|删除|版权|上传|用户|学习参考|不代表).*$/ },
  { reason: '地址', zone: 'ends', longest: 200, pattern: /^(?:本文|原文|文章)(?:地址|链接|网址|标题)\s*[:：].*$/ },
  { reason: '标签', zone: 'tail', longest: 80, pattern: /^(?:tags?|标签|关键[词字]|所属(?:栏目|分类|专题))\s*[:：][^。]{1,60}$/i },
  { reason: '结束', zone: 'tail', longest: 16, pattern: /^[-—–~·*\s（(【]*(?:END|完|全文完|正文完|本文完)[-—–~·*\s）)】]*$/i },
  { reason: '返回', zone: 'tail', longest: 24, pattern: /^返回.{1,8}[,，]\s*查看更多$/ },
  { reason: '页脚', zone: 'tail', longest: 120, pattern: /^(?:网站标识码|政府网站标识码|技术支持|网站(?:地图|支持|维护)|建议使用.{0,24}(?:IE|浏览器|分辨率))[^。]*$/i },
  { reason: '页脚', zone: 'above', longest: 160, pattern: /^(?:主办|承办|协办|维护|地址|邮编|电话|传真|联系(?:电话|邮箱|地址))(?:单位)?\s*[:：][^。]*$/ },
  { reason: '展开按钮', zone: 'anywhere', longest: 16, pattern: /^(?:点击)?(?:展开|显示|查看|阅读)(?:阅读)?(?:全文|全部|更多)(?:内容)?[>＞»↓▼]*$/ },
  { reason: '弹窗残留', zone: 'ends', longest: 12, pattern: /^(?:×|✕|[xX]|(?:保存|收藏|复制|下载|提交|操作)成功[!！]?)$/ },
  { reason: '网址', zone: 'ends', longest: 120, pattern: /^(?:https?:\/\/|www\.)\S+$/i },
  { reason: '扫码', zone: 'ends', longest: 40, pattern: /^(?:微信)?(?:扫一扫|扫码|长按)(?!.*(?:群众|干部|党员)).{0,30}$/ },
  { reason: '上下篇', zone: 'tail', longest: 400, pattern: /^(?:上|下)一[篇页条](?:[:：]|$).*$/ },
]

/** A line that begins a list of other pages: everything behind it goes, as long as no paragraph follows. */
export const LIST_OF_OTHER_PAGES = /^(?:[▼◆■●★◎→>\s]*[【[]?相关(?:栏目|文章|推荐|阅读|范文|资料|文档|链接|内容|搜索|新闻|报道|信息|稿件|专题)|[▼◆■●★◎→>\s]*往期(?:精彩)?(?:回顾|推荐|内容)|大家都在看|为您推荐|您可能(?:还)?(?:感兴趣|喜欢)的?.{0,6}|热点(?:新闻|推荐)|精彩推荐|更多(?:文章|精彩|新闻)|猜你喜欢|热门(?:文章|推荐|文档|标签|搜索)|推荐(?:阅读|文章|文档)|延伸阅读|最新(?:文章|文档)|(?:上|下)一[篇页条])\s*[】\]▼]*(?:[:：].*)?$/

/** The same on the last line of a body that came as one line. */
export const LIST_ON_THE_LAST_LINE = /[\s。！？!?)）](?=(?:上一[篇页条]|下一[篇页条]|相关(?:栏目|文章|推荐|阅读))[:：])/g

export const PAGE_ON_THE_LAST_LINE = /[。！？!?”）)](\s*(?:第\s*\d{1,4}\s*页\s*[,，/／]?\s*共\s*\d{1,4}\s*页|[—–-]\s?\d{1,4}\s?[—–-]))$/

export const ANNOUNCED_TITLE = /^(?:标题|文章标题|文档名称|文档标题|题目)[:：]\s*([^|｜\n]{4,120}?)\s*[|｜]?\s*$/
export const BOOKMARKED_TITLE = /收藏\s*(?:《([^》\n]{4,120})》|([^《》()（）\s][^《》\n]{3,120}?(?:讲话|发言|致辞|报告|材料|意见|通知|方案))\s*(?:[)）]|$))/
