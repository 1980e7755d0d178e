import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { CATALOG_KINDS } from './catalogWords.ts'
import type { CatalogKind } from './catalogWords.ts'

/** What a curator decided for one sheet, against the guess. */
export interface SheetChoice {
  readonly isLeftOut?: boolean
  readonly headerRow?: number
  /** Field by column from 0; null: not taken up. */
  readonly columns?: Readonly<Record<number, string | null>>
}

export type Choices = Readonly<Record<string, SheetChoice>>

/** How far an import has come; all of it stands in the address, so that back undoes a decision. */
export interface ImportState {
  readonly upload: string
  readonly file: string
  /** Null: as the list itself tells. */
  readonly kind: CatalogKind | null
  /** Slug of the catalogue it goes into. */
  readonly catalog: string
  readonly choices: Choices
  readonly job: string
}

export const NO_IMPORT: ImportState = { upload: '', file: '', kind: null, catalog: '', choices: {}, job: '' }

export function readImportAddress(query: LocationQuery): ImportState {
  const one = (name: string): string => [query[name]].flat()[0] ?? ''
  return {
    upload: one('upload'), file: one('file'), kind: CATALOG_KINDS.find((kind) => kind === one('kind')) ?? null, catalog: one('catalog'),
    choices: readChoices(one('choices')), job: one('job'),
  }
}

/** The inverse of `readImportAddress`; what is not decided is left out. */
export function writeImportAddress({ upload, file, kind, catalog, choices, job }: ImportState): LocationQueryRaw {
  return {
    ...upload && { upload },
    ...file && { file },
    ...kind && { kind },
    ...catalog && { catalog },
    ...Object.keys(choices).length > 0 && { choices: JSON.stringify(choices) },
    ...job && { job },
  }
}

/** Written by this page only; an address that was tampered with counts as no choice, and the server checks what it is sent. */
function readChoices(text: string): Choices {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Choices : {}
  } catch {
    return {}
  }
}

/** One more decision about a sheet, on top of the earlier ones. */
export function choose(choices: Choices, sheet: string, choice: SheetChoice): Choices {
  const before = choices[sheet] ?? {}
  return { ...choices, [sheet]: { ...before, ...choice, ...choice.columns && { columns: { ...before.columns, ...choice.columns } } } }
}

/** As the API takes them. */
export function toMapping(choices: Choices) {
  return Object.entries(choices).map(([sheet, { isLeftOut = false, headerRow = null, columns = {} }]) => ({
    sheet, leaveOut: isLeftOut, headerRow, columns: Object.entries(columns).map(([column, field]) => ({ column: Number(column), field })),
  }))
}
