/**
 * One way of numbering points. A lower rank encloses a higher one, as party and state papers nest them
 * (GB/T 9704: 一、 > （一） > 1. > （1）; statutes: 编 > 章 > 节 > 条); 第一 and 一是 stand below whatever is open.
 */
export interface NumberStyle {
  readonly name: string
  readonly rank: number
  /** Sticky; group 1 is the number as it is stored, group 2 its numeral. */
  readonly pattern: RegExp
  /** Running text uses these words too, so a point counts only as part of a series. */
  readonly needsSeries: boolean
}

const han = '[一二三四五六七八九十百零〇]{1,5}'
/** Statutes of towns and villages also write 第3章 and 第32条. */
const either = `(?:${han}|\\d{1,3})`

export const articleRank = 3

export const numberStyles: readonly NumberStyle[] = [
  { name: '编', rank: 0, pattern: new RegExp(`(第(${han})(?:编|篇|部分))(?=[\\s:：]|$)[:：]?`, 'yu'), needsSeries: false },
  { name: '章', rank: 1, pattern: new RegExp(`(第(${either})章)(?=\\s|$)`, 'yu'), needsSeries: false },
  { name: '节', rank: 2, pattern: new RegExp(`(第(${han})节)(?=\\s|$)`, 'yu'), needsSeries: false },
  { name: '条', rank: articleRank, pattern: new RegExp(`(第(${either})条(?:之${either})?)(?=[\\s【（(]|$)`, 'yu'), needsSeries: false },
  // Not 一、二、三产业 and not 三、四线城市.
  { name: '一、', rank: 4, pattern: new RegExp(`((${han}))\\s?[、．](?!${han}[、，,线级类产月])`, 'yu'), needsSeries: false },
  { name: '（一）', rank: 5, pattern: new RegExp(`([（(]\\s?(${han})\\s?[）)])、?`, 'yu'), needsSeries: false },
  // Not 1.5万 and not 2023.7.
  { name: '1.', rank: 6, pattern: /((\d{1,2}))(?:[.．](?!\d)|、(?!\d))/y, needsSeries: false },
  { name: '（1）', rank: 7, pattern: /([（(](\d{1,2})[）)])/y, needsSeries: false },
  // Not 第一书记 and not 第一时间.
  { name: '第一', rank: 8, pattern: new RegExp(`(第(${han}))[，,、:：]`, 'yu'), needsSeries: true },
  // Not 一是一、二是二.
  { name: '一是', rank: 10, pattern: new RegExp(`((${han})是)(?!${han}[、，,。])`, 'yu'), needsSeries: true },
  { name: '一要', rank: 10, pattern: new RegExp(`((${han})要)(?!${han}要)`, 'yu'), needsSeries: true },
  { name: '一方面', rank: 10, pattern: /((一|另一)方面)[，,:：]?/y, needsSeries: true },
]

/** A heading line without a number stands above the points below it: just above 一是, or above the style it opens. */
export const unnumberedRank = 9
