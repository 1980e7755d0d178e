import { KnownError } from '../../errors.ts'
import { CONTENT_NAMES, sniffContent } from '../../ingest/read/sniffContent.ts'
import { readDelimited } from './readDelimited.ts'
import { readDocxTables } from './readDocxTables.ts'
import { readWorkbook } from './readWorkbook.ts'
import type { Sheet } from './Sheet.ts'
import { MAX_FILE_BYTES, MEBIBYTE } from './tableLimits.ts'

const ADVICE = '请在 Excel 或 WPS 表格中另存为 .xlsx 后重新导入。'

/**
 * The tables of a file: .xlsx with all its sheets, .csv in any encoding and with any usual separator, the tables of a .docx.
 * What it is decides its content, not its name. Throws INVALID, in Chinese and naming the file, for anything that cannot be read:
 * empty, too large, password-protected, a zip bomb, damaged, old .xls, or no table at all.
 */
export async function readTable(name: string, bytes: Uint8Array): Promise<Sheet[]> {
  if (bytes.length > MAX_FILE_BYTES) {
    throw new KnownError('INVALID', `文件“${name}”有 ${Math.ceil(bytes.length / MEBIBYTE)} MB，超过了清单文件最大 ${MAX_FILE_BYTES / MEBIBYTE} MB 的限制。请删去其中的图片和无关的工作表，或拆成几份后重新导入。`)
  }
  const content = sniffContent(bytes)
  switch (content) {
    case 'xlsx': return readWorkbook(name, bytes)
    case 'docx': return readDocxTables(name, bytes)
    case 'text': return [readDelimited(name, bytes)]
    case 'empty': throw new KnownError('INVALID', `文件“${name}”是空的（0 字节）。请检查它是否已经下载或保存完整，再重新导入。`)
    case 'encrypted-office': throw new KnownError('INVALID', `文件“${name}”加了打开密码，无法读取。请在 Excel 或 WPS 表格中取消密码，另存为 .xlsx 后重新导入。`)
    default: throw new KnownError('INVALID', `文件“${name}”的内容是${CONTENT_NAMES[content]}，不能作为清单导入。${ADVICE}可以导入的格式：.xlsx、.csv、.docx。`)
  }
}
