import exceljs, { type Worksheet } from 'exceljs'

export interface SheetContent {
  readonly rows: readonly (readonly (string | number | Date | null)[])[]
  /** Ranges such as A1:C1. */
  readonly merges?: readonly string[]
  readonly isHidden?: boolean
  /** What the table cannot say: formulas, rich text, number formats. */
  readonly adjust?: (sheet: Worksheet) => void
}

/** A real .xlsx with these sheets, by name. */
export async function workbookBytes(sheets: Readonly<Record<string, SheetContent>>): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook()
  for (const [name, { rows, merges, isHidden, adjust }] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(name, isHidden ? { state: 'hidden' } : {})
    for (const row of rows) sheet.addRow([...row])
    for (const range of merges ?? []) sheet.mergeCells(range)
    adjust?.(sheet)
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
