import type { Comparison, FieldChange, SideItem } from './compareQueries.ts'

export const CHANGE_WORDS = { ADDED: '新增', REMOVED: '取消', RENAMED: '改名', RENUMBERED: '改号', MERGED: '合并', SPLIT: '拆分', CHANGED: '变更' } as const
export type ChangeKind = keyof typeof CHANGE_WORDS
export const CHANGE_KINDS = Object.keys(CHANGE_WORDS) as ChangeKind[]

/** One line of a comparison: what stood there before, what stands there now. An item both renamed and changed is one line of both kinds. */
export interface CompareRow {
  readonly kinds: readonly ChangeKind[]
  readonly before: readonly SideItem[]
  readonly after: readonly SideItem[]
  readonly fields: readonly FieldChange[]
}

type Compared = Pick<Comparison, 'added' | 'removed' | 'renamed' | 'merged' | 'split' | 'changed'>

/** All changes in the order of the later edition; what was removed stands where it stood. */
export function alignChanges({ added, removed, renamed, merged, split, changed }: Compared): CompareRow[] {
  const fieldsOf = new Map(changed.map(({ item, fields }) => [item.id, fields]))
  const kept = renamed.filter(({ cause }) => cause === 'RENAMED').map(({ from, to }): CompareRow => {
    const fields = fieldsOf.get(to.id) ?? []
    fieldsOf.delete(to.id)
    return { kinds: [from.name === to.name ? 'RENUMBERED' : 'RENAMED', ...fields.length > 0 ? ['CHANGED' as const] : []], before: [from], after: [to], fields }
  })
  const rows: CompareRow[] = [
    ...added.map((item): CompareRow => ({ kinds: ['ADDED'], before: [], after: [item], fields: [] })),
    ...removed.map((item): CompareRow => ({ kinds: ['REMOVED'], before: [item], after: [], fields: [] })),
    ...merged.map(({ from, to }): CompareRow => ({ kinds: ['MERGED'], before: from, after: [to], fields: [] })),
    ...split.map(({ from, to }): CompareRow => ({ kinds: ['SPLIT'], before: [from], after: to, fields: [] })),
    ...kept,
    ...changed.filter(({ item }) => fieldsOf.has(item.id)).map(({ item, fields }): CompareRow => ({ kinds: ['CHANGED'], before: [item], after: [item], fields })),
  ]
  return rows.sort((one, other) => placeOf(one) - placeOf(other))
}

function placeOf({ before, after }: CompareRow): number {
  return (after[0] ?? before[0])?.position ?? 0
}

/** 新增 3 · 改名 2 …, those that happened. */
export function countKinds(rows: readonly CompareRow[]): { readonly kind: ChangeKind, readonly word: string, readonly count: number }[] {
  return CHANGE_KINDS
    .map((kind) => ({ kind, word: CHANGE_WORDS[kind], count: rows.filter(({ kinds }) => kinds.includes(kind)).length }))
    .filter(({ count }) => count > 0)
}
