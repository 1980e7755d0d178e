import { createHash } from 'node:crypto'
import type { CatalogKind } from './CatalogRow.ts'

const PREFIXES: Readonly<Record<CatalogKind, string>> = { SERVICE: 'FW', ENFORCEMENT: 'ZF', COORDINATION: 'XT', BASIC_DUTY: 'JB', RECALLED: 'SH' }

/**
 * A code for an item of a list that gives none, such as a list of basic duties with 序号 and 事项名称 only: letters of the kind and ten
 * hexadecimal digits of the SHA-256 of name and department, `JB-3F0A91C2D4`. The same item has it in every edition, wherever it stands.
 */
export function deriveCode(kind: CatalogKind, name: string, department: string | null): string {
  return `${PREFIXES[kind]}-${digestOf(`${name}\n${department ?? ''}`).slice(0, 10)}`
}

/** The code of a further sub-item under a main item whose code stands once for all of them: `411023001-9C1B`. */
export function deriveSubCode(mainCode: string, name: string): string {
  return `${mainCode}-${digestOf(name).slice(0, 4)}`
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').toUpperCase()
}
