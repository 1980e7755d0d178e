import type { CatalogKind, CatalogRow } from '../catalogs/CatalogRow.ts'

/** A checked row with nothing but these fields. */
export function catalogRow(fields: Partial<CatalogRow> & { readonly code: string, readonly name: string }, kind: CatalogKind = 'SERVICE'): CatalogRow {
  return {
    kind, itemType: null, competentDepartment: null, exerciseLevels: [], legalBases: [], materials: [], statutoryLimit: null, committedLimit: null, fee: null, channels: null,
    domain: null, leadDepartment: null, duties: [], undertakingMode: null, process: null, guarantee: null, source: null, note: null, ...fields,
  }
}
