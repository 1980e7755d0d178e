import { tidyLine } from '../tidyText.ts'
import type { ColumnField } from './ColumnField.ts'
import type { Header } from './findHeader.ts'
import type { SheetRow } from './Sheet.ts'

export type RowKind =
  | { readonly is: 'item' | 'nothing' }
  | { readonly is: 'heading' | 'note', readonly text: string }

const NOTE = /^(?:[*※]|附?注\s*(?:[:：\d]|$)|(?:备注|说明|填表说明|注释|附注|特别说明)\s*(?:[:：\d]|$)|[（(]?以下(?:空白|无正文))/
const TOTAL = /^(?:合计|总计|共计|小计|总数|以上共|共\d+项)/
const SIGNATURE = /^(?:(?:制表|填表|填报|审核|复核|联系|报送|打印|公布)(?:人|单位|日期|时间|电话)?\s*[:：]|\d{4}\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}\s*日?$)/
/** 民政局小计 before nothing but counts. */
const SUBTOTAL = /(?:小计|合计|总计)\s*(?:[:：（(].*)?$/
const COUNT = /^(?:共|计)?\s*\d+\s*[项条个件]?$/
const HEADING = /^(?:[（(]?[一二三四五六七八九十百]+[）)、.．]|第[一二三四五六七八九十]+[章节部分类]+)\s*(.+?)\s*(?:[（(](?:共|计)?\s*\d+\s*[项条个件]?[）)]|(?:共|计)?\s*\d+\s*[项条个件])?$/
const NUMBER = /^[\d.．、()（）\s一二三四五六七八九十百-]+$/
const NAMES: readonly ColumnField[] = ['name', 'mainName', 'subName', 'businessName']

/** What a row below the header is. `afterNotes`: a note was met, so lines that stand alone go on with it. */
export function classifyRow(row: SheetRow, header: Header, columnOf: ReadonlyMap<ColumnField, number>, afterNotes: boolean): RowKind {
  const own = [...row.texts.keys()].filter((column) => !row.fromLeft.has(column) && !row.fromAbove.has(column) && row.texts[column]!.trim() !== '')
  const first = own[0]
  if (first === undefined) return { is: 'nothing' }
  const text = tidyLine(row.texts[first]!)
  if (repeatsHeader(row, own, header)) return { is: 'nothing' }
  const isSerial = first === columnOf.get('serial')
  const namesItem = NAMES.some((field) => {
    const column = columnOf.get(field) ?? first
    return column !== first && own.includes(column) && !COUNT.test(row.texts[column]!.trim())
  })
  if (NOTE.test(text) && !namesItem) return { is: 'note', text: own.map((column) => tidyLine(row.texts[column]!)).join(' ') }
  if (TOTAL.test(text) && !namesItem) return { is: 'nothing' }
  if (SUBTOTAL.test(text) && own.slice(1).every((column) => COUNT.test(row.texts[column]!.trim()))) return { is: 'nothing' }
  if (own.every((column) => SIGNATURE.test(tidyLine(row.texts[column]!)))) return { is: 'nothing' }
  if (own.length > 1) return { is: 'item' }
  // From here on the row has one value of its own.
  if (isSerial && NUMBER.test(text)) return { is: 'nothing' }
  const spans = row.fromLeft.size >= Math.max(1, header.columns.length / 2)
  const isName = NAMES.some((field) => columnOf.get(field) === first)
  const heading = HEADING.exec(text)?.[1]
  if (afterNotes && (spans || !isName)) return { is: 'note', text }
  if (heading !== undefined && (spans || !isName || columnOf.has('serial'))) return { is: 'heading', text: heading }
  if (spans) return { is: 'heading', text }
  return isSerial ? { is: 'note', text } : { is: 'item' }
}

/** The header printed again at the head of a page. */
function repeatsHeader(row: SheetRow, own: readonly number[], header: Header): boolean {
  const same = header.columns.filter(({ column, header: text }) => text !== '' && own.includes(column) && row.texts[column]!.replace(/\s+/g, '') === text)
  return same.length >= 2 && same.length >= own.length * 0.8
}
