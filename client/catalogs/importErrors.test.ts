import { expect, test } from 'vitest'
import { writeErrorTable } from './importErrors.ts'

test('the errors of a file can be opened as a table, and none of its cells is a formula', () => {
  const error = { sheet: '民政', row: 12, column: '承诺办结时限', letter: 'H', value: '=cmd|"x"', message: '应写成 5个工作日、30日 或 即时办结' }
  expect(writeErrorTable('清单.xlsx', [error])).toBe('\uFEFF"文件","工作表","行","列","单元格","内容","应为"\r\n'
    + '"清单.xlsx","民政","12","承诺办结时限","H12","\'=cmd|""x""","应写成 5个工作日、30日 或 即时办结"\r\n')
})
