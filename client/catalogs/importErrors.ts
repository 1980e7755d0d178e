/** One thing wrong with one cell of a file. */
export interface ImportError {
  readonly sheet: string
  readonly row: number
  readonly column: string
  readonly letter: string | null
  readonly value: string
  readonly message: string
}

/** Where it is, as a spreadsheet says: B12. */
export function placeOf({ letter, row }: ImportError): string {
  return `${letter ?? ''}${row}`
}

/** The errors as a table that a spreadsheet opens: UTF-8 with byte order mark, no cell of it can act as a formula. */
export function writeErrorTable(fileName: string, errors: readonly ImportError[]): string {
  const rows = [['文件', '工作表', '行', '列', '单元格', '内容', '应为'], ...errors.map((error) => [fileName, error.sheet, String(error.row), error.column, placeOf(error), error.value, error.message])]
  return `\uFEFF${rows.map((row) => row.map(quoteCell).join(',')).join('\r\n')}\r\n`
}

function quoteCell(text: string): string {
  const safe = /^'*[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
