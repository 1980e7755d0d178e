import mammoth from 'mammoth'
import { parse, type DefaultTreeAdapterTypes } from 'parse5'
import { KnownError } from '../../errors.ts'
import { readDocxParts } from '../../ingest/read/readDocxParts.ts'
import { writeZip } from '../../ingest/read/writeZip.ts'
import { resolveMerges, type MergedRange } from './resolveMerges.ts'
import type { Sheet } from './Sheet.ts'
import { MAX_CELLS, MAX_COLUMNS, MAX_ROWS } from './tableLimits.ts'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.ChildNode

const withoutPictures = mammoth.images.imgElement(() => Promise.resolve({ src: '' }))
const BLOCKS = new Set(['p', 'li', 'tr', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

/** The tables of a .docx, called 表格1, 表格2 …, each with the paragraph before it as its caption. Throws INVALID where there is none. */
export async function readDocxTables(name: string, bytes: Uint8Array): Promise<Sheet[]> {
  const parts = await readDocxParts(name, bytes)
  const html = await toHtml(name, writeZip(parts))
  const body = find(parse(html).childNodes, 'body')
  const sheets: Sheet[] = []
  let caption: string | null = null
  for (const node of body?.childNodes ?? []) {
    if (isElement(node) && node.tagName === 'table') {
      sheets.push({ ...readHtmlTable(name, node, `表格${sheets.length + 1}`, caption), goesOn: sheets.length > 0 && caption === null })
      caption = null
    } else caption = textOf(node).trim() || caption
  }
  if (sheets.length === 0) throw new KnownError('INVALID', `文件“${name}”里没有表格，不能作为清单导入。请确认选对了文件；如果它是讲话或文件，请按文档导入。`)
  return sheets
}

async function toHtml(name: string, archive: Buffer): Promise<string> {
  try {
    return (await mammoth.convertToHtml({ buffer: archive }, { convertImage: withoutPictures, includeEmbeddedStyleMap: false })).value
  } catch {
    throw new KnownError('INVALID', `文件“${name}”的内部结构有错，无法作为 Word 文档读取。请在 Word 或 WPS 中打开并另存为新的 .docx 后重新导入。`)
  }
}

function readHtmlTable(file: string, table: Element, name: string, caption: string | null): Sheet {
  const rows = new Map<number, string[]>()
  const merges: MergedRange[] = []
  const taken = new Map<number, Set<number>>()
  const trs = [...rowsOf(table)]
  if (trs.length > MAX_ROWS) throw new KnownError('INVALID', `文件“${file}”的${name}有 ${trs.length} 行，超过了最多 ${MAX_ROWS} 行的限制。请拆成几份后导入。`)
  for (const [index, tr] of trs.entries()) {
    const number = index + 1
    const texts: string[] = []
    let column = 0
    for (const cell of tr.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th')) {
      while (taken.get(number)?.has(column)) column += 1
      if (column >= MAX_COLUMNS) break
      const right = Math.min(MAX_COLUMNS, column + span(cell, 'colspan')) - 1
      const bottom = Math.min(trs.length, number + span(cell, 'rowspan') - 1)
      while (texts.length < column) texts.push('')
      texts[column] = textOf(cell).trim()
      if (right > column || bottom > number) merges.push({ top: number, left: column, bottom, right })
      for (let row = number + 1; row <= bottom; row += 1) {
        const columns = taken.get(row) ?? new Set<number>()
        for (let one = column; one <= right; one += 1) columns.add(one)
        taken.set(row, columns)
      }
      for (let one = column + 1; one <= right; one += 1) texts[one] = ''
      column = right + 1
    }
    rows.set(number, texts)
  }
  return { name, caption, isHidden: false, rows: resolveMerges(rows, merges, MAX_CELLS) ?? [] }
}

/** Rows of a table, not of tables inside its cells. */
function* rowsOf(table: Element): Iterable<Element> {
  for (const child of table.childNodes.filter(isElement)) {
    if (child.tagName === 'tr') yield child
    else if (child.tagName === 'tbody' || child.tagName === 'thead') yield* child.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'tr')
  }
}

function span(cell: Element, attribute: 'colspan' | 'rowspan'): number {
  const value = Number(cell.attrs.find(({ name }) => name === attribute)?.value ?? 1)
  return Number.isInteger(value) && value > 0 ? value : 1
}

/** Text with a line for each paragraph. */
function textOf(node: Node): string {
  if ('value' in node) return node.value
  if (!isElement(node)) return ''
  if (node.tagName === 'br') return '\n'
  const text = node.childNodes.map(textOf).join('')
  return BLOCKS.has(node.tagName) ? `${text}\n` : text
}

function isElement(node: Node): node is Element {
  return 'tagName' in node
}

function find(nodes: readonly Node[], tagName: string): Element | null {
  for (const node of nodes.filter(isElement)) {
    const found = node.tagName === tagName ? node : find(node.childNodes, tagName)
    if (found) return found
  }
  return null
}
