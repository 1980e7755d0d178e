import type { NumberFormats } from './readNumberFormats.ts'
import { readSpreadsheetMarkup, unescapeText } from './readSpreadsheetMarkup.ts'
import type { MergedRange } from './resolveMerges.ts'
import { MAX_COLUMNS, MAX_ROWS } from './tableLimits.ts'
import { unguardFormula } from './unguardFormula.ts'

/** What all sheets of a workbook may still hold; counted down while they are read. */
export interface CellBudget {
  cells: number
  characters: number
}

export interface SheetCells {
  /** Texts by column from 0, by row from 1. */
  readonly rows: Map<number, string[]>
  readonly merges: MergedRange[]
}

/**
 * The cells and merged ranges of one sheet; formatted but blank cells are none. Columns beyond the limit are not read: no list has them.
 * Null when the sheet holds more rows or cells than a list can have.
 */
export async function readSheetCells(pieces: AsyncIterable<string>, strings: readonly string[], formats: NumberFormats, budget: CellBudget): Promise<SheetCells | null> {
  const rows = new Map<number, string[]>()
  const merges: MergedRange[] = []
  let row = 0
  let column = -1
  let type = 'n'
  let style = 0
  let value = ''
  let isValue = false
  let reading = 0

  await readSpreadsheetMarkup(pieces, {
    onOpen: (name, attributes) => {
      isValue = name === 'v' || (name === 't' && reading === 0)
      if (name === 'row') {
        row = attributes['r'] ? Number(attributes['r']) : row + 1
        column = -1
      } else if (name === 'c') {
        column = attributes['r'] ? columnOf(attributes['r']) : column + 1
        type = attributes['t'] ?? 'n'
        style = Number(attributes['s'] ?? 0)
        value = ''
      } else if (name === 'rPh') reading += 1
      else if (name === 'mergeCell' && (budget.cells -= 1) >= 0) merges.push(...rangesOf(attributes['ref'] ?? ''))
    },
    onText: (text) => {
      if (isValue) value += text
    },
    onClose: (name) => {
      isValue = false
      if (name === 'rPh') reading -= 1
      if (name !== 'c' || value === '' || column >= MAX_COLUMNS || column < 0 || budget.cells < 0 || budget.characters < 0) return
      const text = unguardFormula(textOf(value, type, style, strings, formats))
      if (text === '') return
      budget.cells -= 1
      budget.characters -= text.length
      const texts = rows.get(row) ?? []
      if (rows.size > MAX_ROWS) budget.cells = -1
      while (texts.length < column) texts.push('')
      texts[column] = text
      rows.set(row, texts)
    },
  })
  return budget.cells < 0 || budget.characters < 0 ? null : { rows, merges }
}

function textOf(value: string, type: string, style: number, strings: readonly string[], formats: NumberFormats): string {
  switch (type) {
    case 's': return strings[Number(value)] ?? ''
    case 'b': return value === '1' ? '是' : '否'
    case 'n': return Number.isFinite(Number(value)) ? formats(Number(value), style) : value
    case 'd': return value.slice(0, 10)
    default: return unescapeText(value)
  }
}

/** `AB12` → 27. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** `A1:C3` → one range. */
function rangesOf(reference: string): MergedRange[] {
  const match = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference)
  return match ? [{ left: columnOf(match[1]!), top: Number(match[2]), right: columnOf(match[3]!), bottom: Number(match[4]) }] : []
}
