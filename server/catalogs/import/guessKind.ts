import type { CatalogKind } from '../CatalogRow.ts'
import { findHeader } from './findHeader.ts'
import type { Sheet } from './Sheet.ts'

const KINDS: readonly CatalogKind[] = ['SERVICE', 'ENFORCEMENT', 'COORDINATION', 'BASIC_DUTY', 'RECALLED']

/** Words in a title that tell the kind of a list. */
const WORDS: Readonly<Record<CatalogKind, RegExp>> = {
  RECALLED: /上级.{0,8}收回|收回事项|上收事项|^收回(?:清单|目录)?$/m,
  BASIC_DUTY: /基本履职/,
  COORDINATION: /配合履职|县乡协同|协同(?:配合)?事项|职责分工/,
  ENFORCEMENT: /行政执法|综合执法|执法事项|行政处罚事项|赋权(?:事项|目录|清单)/,
  SERVICE: /政务服务|公共服务事项|便民服务|通用目录|服务事项/,
}

/** The kind that the name or the title of a sheet tells, or null where it tells none, or more than one. */
export function kindByTitle(sheet: Sheet): CatalogKind | null {
  const title = [sheet.name, sheet.caption ?? '', ...sheet.rows.slice(0, 3).flatMap((row) => row.texts.slice(0, 1))].join('\n')
  const told = KINDS.filter((kind) => WORDS[kind].test(title))
  return told.length === 1 ? told[0]! : null
}

/** The kind of a list nobody has told: by its title, else the kind under which its header is understood best; SERVICE where nothing tells. */
export function guessKind(sheets: readonly Sheet[]): CatalogKind {
  for (const sheet of sheets) {
    const kind = sheet.isHidden ? null : kindByTitle(sheet)
    if (kind) return kind
  }
  let best: { readonly kind: CatalogKind, readonly weight: number } = { kind: 'SERVICE', weight: 0 }
  for (const kind of KINDS) {
    const weight = Math.max(0, ...sheets.map((sheet) => (findHeader(sheet, kind)?.columns ?? []).reduce((sum, { confidence }) => sum + confidence, 0)))
    if (weight > best.weight) best = { kind, weight }
  }
  return best.kind
}
