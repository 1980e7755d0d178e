import { answerTask } from '../../ingest/answerTask.ts'
import type { TaskAnswer } from '../../ingest/TaskPool.ts'
import type { CatalogKind, CatalogRow } from '../CatalogRow.ts'
import { compareEditions } from '../compare/compareEditions.ts'
import type { EditionComparison } from '../compare/EditionComparison.ts'
import type { DepartmentNames } from '../countyDepartments.ts'
import { DepartmentRegister } from '../DepartmentRegister.ts'
import { exportRows, type ExportFormat, type ExportHead } from '../export/exportRows.ts'
import { guessKind } from '../import/guessKind.ts'
import { importSheets, type ImportOutcome, type SheetChoice } from '../import/importSheets.ts'
import { readTable } from '../import/readTable.ts'

export interface ReadListTask {
  readonly do: 'READ'
  readonly name: string
  readonly bytes: Uint8Array
  /** Null: as the list itself tells. */
  readonly kind: CatalogKind | null
  /** By name of the sheet. */
  readonly choices: Readonly<Record<string, SheetChoice>>
  /** What is held beyond the built-in departments. */
  readonly departments: readonly DepartmentNames[]
}

export interface CompareTask {
  readonly do: 'COMPARE'
  readonly before: readonly CatalogRow[]
  readonly after: readonly CatalogRow[]
}

export interface ExportTask {
  readonly do: 'EXPORT'
  readonly rows: readonly CatalogRow[]
  readonly head: ExportHead
  readonly format: ExportFormat
}

/** What a worker process of `CatalogPool` runs. */
export function runCatalogTask(task: ReadListTask | CompareTask | ExportTask): Promise<TaskAnswer<ImportOutcome | EditionComparison | Uint8Array>> {
  return answerTask(async () => {
    if (task.do === 'COMPARE') return compareEditions(task.before, task.after)
    if (task.do === 'EXPORT') return exportRows(task.rows, task.head, task.format)
    const sheets = await readTable(task.name, task.bytes)
    return importSheets(sheets, task.kind ?? guessKind(sheets), { choices: task.choices, departments: new DepartmentRegister(task.departments) })
  })
}
