const small = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,4})'
/** 2025年 · 二〇二五年 · 今年 */
const year = '(?:(?:\\d{4}|[一二][〇零○一二三四五六七八九]{3}|今|明|本|当|次)\\s?年)'
const before = '(?:之前|以前|前)'
const clock = '(?:\\s?\\d{1,2}\\s?[时点](?:\\d{1,2}分)?)?'
const day = `${small}\\s?日${clock}`
const date = `${year}?\\s?${small}\\s?月(?:份?[底末]|份|[上中下]旬|\\s?${day})?`
/** Not inside a longer numeral: of 六月底前 nobody may take 月底前. */
const notAfterNumeral = '(?<![\\d〇零○一二两三四五六七八九十])'
const season = '(?:主汛期|汛期|春节|元旦|清明节?|国庆节?|中秋节?|五一|雨季|封冻期|采暖季|春耕|秋收|入汛|入冬|开学)'

const deadlines = new RegExp([
  `(?:从|自)(?:${date}|即日)起`,
  `每[年月季周]度?(?:${small}\\s?月)?(?:${day}|[底末])${before}`,
  `每[日天]${clock}${before}`,
  `${notAfterNumeral}${date}${before}`,
  `${year}?(?:上半年|下半年|第?[一二三四1-4]季度)(?:末|底|前)?`,
  `(?:到|至)?${year}年?[底末]${before}?`,
  `${notAfterNumeral}(?:年底|年末|本?月底|本?月末|季度末|[本下]?周[一二三四五六日末]|本周)${before}`,
  `${season}(?:到来|来临|开始)?${before}`,
  `(?:到|至)(?:\\d{4}|[一二][〇零○一二三四五六七八九]{3})年`,
  `${notAfterNumeral}(?:\\d{4}|[一二][〇零○一二三四五六七八九]{3})年${before}`,
  `(?:自[^,，。；;]{2,20}之日起)?${notAfterNumeral}(?:${small}\\s?个?半?|半个?)(?:工作日|日|天|周|星期|月|季度|小时|分钟|年)(?:之内|以内|内)(?!的)`,
  `${notAfterNumeral}${day}${before}`,
  '[“"]?十[一二三四五六七八九]五[”"]?(?:规划)?(?:期间|时期|期末|末)',
  `${date}(?:[—~～-]{1,2}|[至到])(?:${date}|${day})`,
  `每月${day}`,
  '(?:警报|预警|响应|汛情|疫情|禁令)解除(?:之前|以前|前)',
  '[\\p{Script=Han}]{2,4}(?:结束|完成|召开|开工|竣工|投用|验收)(?:之前|以前|前)',
  '今明两年',
  '全年(?!任务|目标|工作|指标|预算|计划|收入|以来)',
  `(?<=用)${small}\\s?年(?:左右)?的?时间`,
  '当[日天](?!的)(?:之内|内|前)?',
  '年内',
].join('|'), 'u')

/**
 * The time by which or from which something is due, as written: 今年上半年 · 年底前 · 2025年12月31日前 · 六月底前 · 到2027年 · 两个月内 ·
 * 汛期到来之前 · “十四五”期间 · 从5月1日起. The first one in the words given.
 */
export function findDeadline(words: string): string | null {
  return deadlines.exec(words)?.[0] ?? null
}
