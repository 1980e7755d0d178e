import { CsvError, parse } from 'csv-parse/sync'
import { KnownError } from '../../errors.ts'
import { decodeText } from '../../ingest/read/decodeText.ts'
import { resolveMerges } from './resolveMerges.ts'
import type { Sheet } from './Sheet.ts'
import { MAX_CELLS, MAX_COLUMNS, MAX_ROWS } from './tableLimits.ts'
import { unguardFormula } from './unguardFormula.ts'

const SEPARATORS = [',', ';', '\t', '，', '|'] as const
/** `sep=;` in the first line tells Excel the separator; Excel does not show that line. */
const TOLD_SEPARATOR = /^sep=(.)(?:\r\n?|\n)/i
const SAMPLE_CHARACTERS = 64 * 1024
const MAX_RECORD_CHARACTERS = 1_000_000

/**
 * The table of a .csv: UTF-8 with or without byte order mark, GB18030, Big5 or UTF-16; comma, semicolon or tab between the cells;
 * quoted cells may hold line breaks, doubled quotes and separators. A row is a record, as a spreadsheet counts it. Throws INVALID.
 */
export function readDelimited(name: string, bytes: Uint8Array): Sheet {
  const decoded = decodeText(bytes)
  if (!decoded) throw new KnownError('INVALID', `文件“${name}”的文字编码认不出。请在 Excel 或 WPS 表格中另存为“CSV UTF-8”或 .xlsx 后重新导入。`)
  const told = TOLD_SEPARATOR.exec(decoded.text)
  const text = decoded.text.slice(told?.[0].length ?? 0)
  const records = parseRecords(name, text, told?.[1] ?? likeliestSeparator(text))
  if (records.length > MAX_ROWS) throw new KnownError('INVALID', `文件“${name}”有 ${records.length} 行，超过了最多 ${MAX_ROWS} 行的限制。请拆成几份后导入。`)
  const rows = new Map(records.map((texts, index) => [index + 1, texts.slice(0, MAX_COLUMNS).map(readCell)]))
  return { name: name.replace(/^.*[/\\]/, '').replace(/\.[^.]*$/, ''), caption: null, isHidden: false, rows: resolveMerges(rows, [], MAX_CELLS) ?? [] }
}

/** `="00123"` is how a .csv keeps Excel from reading a code as a number. */
function readCell(text: string): string {
  return unguardFormula(/^="([^"]*)"$/.exec(text)?.[1] ?? text)
}

function parseRecords(name: string, text: string, separator: string): string[][] {
  try {
    return parse(text, {
      delimiter: separator, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, max_record_size: MAX_RECORD_CHARACTERS,
      record_delimiter: ['\r\n', '\n', '\r'],
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error['lines'] === 'number' ? `第${error['lines']}行附近` : ''
    throw new KnownError('INVALID', `文件“${name}”${line}的引号没有成对，分不清各格的内容。请用 Excel 或 WPS 表格打开，另存为 .xlsx 后重新导入。`)
  }
}

/** The separator that cuts the first rows into most cells in the most even way: those outside quotes count, per line with any. */
function likeliestSeparator(text: string): string {
  const unquoted = text.slice(0, SAMPLE_CHARACTERS).replace(/"[^"]*"/g, '""')
  const lines = unquoted.split(/\r\n?|\n/).filter((line) => line.trim() !== '').slice(0, 50)
  let best: { readonly separator: string, readonly score: number } = { separator: ',', score: 0 }
  for (const separator of SEPARATORS) {
    const counts = lines.map((line) => line.split(separator).length - 1)
    const mostCommon = modeOf(counts.filter((count) => count > 0))
    const even = counts.filter((count) => count === mostCommon).length
    const score = mostCommon === 0 ? 0 : even / lines.length * (1 + Math.log2(1 + mostCommon))
    if (score > best.score) best = { separator, score }
  }
  return best.separator
}

function modeOf(counts: readonly number[]): number {
  const times = new Map<number, number>()
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1)
  return [...times].reduce((best, [count, many]) => (many > (times.get(best) ?? 0) ? count : best), 0)
}
