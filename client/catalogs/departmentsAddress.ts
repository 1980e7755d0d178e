import type { LocationQuery, LocationQueryRaw } from 'vue-router'

/** What the page of departments shows; all of it stands in the address. */
export interface DepartmentsState {
  /** Words that name or alias hold. */
  readonly text: string
  /** Whose form is open: the id of a department, `new`, or none. */
  readonly open: string
}

/** ?q=民政&open=dep_1 → state. */
export function readDepartmentsAddress(query: LocationQuery): DepartmentsState {
  const one = (name: string): string => ([query[name]].flat()[0] ?? '').trim()
  return { text: one('q'), open: one('open') }
}

/** The inverse of `readDepartmentsAddress`. */
export function writeDepartmentsAddress({ text, open }: DepartmentsState): LocationQueryRaw {
  return { ...text && { q: text }, ...open && { open } }
}

/** Those that any of their names lets one find: 人社 finds 人力资源和社会保障局. */
export function findListed<Listed extends { readonly name: string, readonly aliases: readonly string[] }>(departments: readonly Listed[], text: string): Listed[] {
  return departments.filter(({ name, aliases }) => [name, ...aliases].some((one) => one.includes(text)))
}
