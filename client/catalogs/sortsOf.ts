import type { ItemSort } from './catalogAddress.ts'
import type { CatalogKind } from './catalogWords.ts'

export interface SortChoice {
  readonly sort: ItemSort
  readonly title: string
}

/** The columns of a list of this kind, each of which sorts it. Duties have a domain instead of a type, and no level. */
export function sortsOf(kind: CatalogKind): readonly SortChoice[] {
  const isDuty = kind === 'BASIC_DUTY' || kind === 'RECALLED'
  return [
    { sort: 'LIST', title: '序号' },
    { sort: 'NAME', title: '名称' },
    { sort: 'TYPE', title: isDuty ? '领域' : '类型' },
    { sort: 'DEPARTMENT', title: '部门' },
    ...isDuty ? [] : [{ sort: 'LEVEL', title: '层级' } as const],
    ...kind === 'SERVICE' ? [{ sort: 'LIMIT', title: '时限' } as const] : [],
  ]
}
