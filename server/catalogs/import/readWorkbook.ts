import { KnownError } from '../../errors.ts'
import { damagedWorkbook, openWorkbook, tooLargeWorkbook, type WorkbookParts } from './openWorkbook.ts'
import { readSheetCells, type CellBudget } from './readSheetCells.ts'
import { readSpreadsheetMarkup, unescapeText } from './readSpreadsheetMarkup.ts'
import { readNumberFormats } from './readNumberFormats.ts'
import { resolveMerges } from './resolveMerges.ts'
import type { Sheet } from './Sheet.ts'
import { MAX_CELLS, MAX_CHARACTERS, MAX_SHEETS } from './tableLimits.ts'

interface SheetEntry {
  readonly name: string
  readonly isHidden: boolean
  readonly path: string
}

/**
 * The sheets of a .xlsx in their order, values only: the shown result of a formula, dates as 2022-02-11, merged ranges resolved.
 * Parts are read as streams, so memory follows the text in the cells and not the size of the markup. Throws INVALID.
 */
export async function readWorkbook(name: string, bytes: Uint8Array): Promise<Sheet[]> {
  const parts = await openWorkbook(name, bytes)
  try {
    const root = await rootOf(parts)
    const { entries, usesDates1904 } = await listSheets(parts, root)
    if (entries.length > MAX_SHEETS) throw tooLargeWorkbook(name, `有 ${entries.length} 个工作表`)
    const strings = await readSharedStrings(parts, root)
    const formats = await readNumberFormats(parts.read(`${root}styles.xml`), usesDates1904)
    const budget: CellBudget = { cells: MAX_CELLS, characters: MAX_CHARACTERS }
    const sheets: Sheet[] = []
    for (const { name: sheet, isHidden, path } of entries) {
      const content = await readSheetCells(parts.read(path), strings, formats, budget)
      const rows = content && resolveMerges(content.rows, content.merges, budget.cells)
      if (!rows) throw tooLargeWorkbook(name, `工作表“${sheet}”的单元格太多`)
      sheets.push({ name: sheet, caption: null, isHidden, rows })
    }
    return sheets
  } catch (error) {
    if (error instanceof KnownError) throw error
    throw damagedWorkbook(name)
  }
}

/** Folder of the workbook part, `xl/` in every file seen; the package's relations could say otherwise. */
async function rootOf(parts: WorkbookParts): Promise<string> {
  if (parts.has('xl/workbook.xml')) return 'xl/'
  let target = ''
  await readSpreadsheetMarkup(parts.read('_rels/.rels'), {
    onOpen: (name, attributes) => {
      if (name === 'Relationship' && attributes['Type']?.endsWith('/officeDocument')) target = attributes['Target'] ?? ''
    },
  })
  return target.replace(/^\//, '').replace(/[^/]*$/, '')
}

async function listSheets(parts: WorkbookParts, root: string): Promise<{ entries: SheetEntry[], usesDates1904: boolean }> {
  const targets = new Map<string, string>()
  await readSpreadsheetMarkup(parts.read(`${root}_rels/workbook.xml.rels`), {
    onOpen: (name, { Id, Target, Type }) => {
      if (name === 'Relationship' && Id && Target && Type?.endsWith('/worksheet')) targets.set(Id, Target.startsWith('/') ? Target.slice(1) : root + Target)
    },
  })
  const entries: SheetEntry[] = []
  let usesDates1904 = false
  await readSpreadsheetMarkup(parts.read(`${root}workbook.xml`), {
    onOpen: (element, attributes) => {
      if (element === 'workbookPr') usesDates1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
      if (element !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      const path = targets.get(id)
      if (path) entries.push({ name: unescapeText(attributes['name'] ?? ''), isHidden: (attributes['state'] ?? 'visible') !== 'visible', path })
    },
  })
  return { entries, usesDates1904 }
}

/** The texts that cells point to; runs of one text are joined, readings of Japanese names (`rPh`) are not part of it. */
async function readSharedStrings(parts: WorkbookParts, root: string): Promise<string[]> {
  const strings: string[] = []
  let text = ''
  let isText = false
  let reading = 0
  await readSpreadsheetMarkup(parts.read(`${root}sharedStrings.xml`), {
    onOpen: (name) => {
      if (name === 'si') text = ''
      if (name === 'rPh') reading += 1
      isText = name === 't' && reading === 0
    },
    onText: (piece) => {
      if (isText) text += piece
    },
    onClose: (name) => {
      isText = false
      if (name === 'rPh') reading -= 1
      if (name === 'si') strings.push(unescapeText(text))
    },
  })
  return strings
}
