import type { HeldComparison } from '../editions/HeldComparison.ts'
import { labelOf } from '../rowFields.ts'
import type { EditionChangesType } from './EditionChangesType.ts'

/** A comparison as the API tells it: merges and splits stand by themselves, and pair by pair among the renamed. */
export function describeChanges({ added, removed, renamed, merged, split, changed, pairs }: HeldComparison): EditionChangesType {
  const touched = new Set([...renamed.map(({ to }) => to.id), ...changed.map(({ item }) => item.id)])
  return {
    added, removed, merged, split,
    renamed: [
      ...renamed.map(({ from, to }) => ({ from, to, cause: 'RENAMED' as const })),
      ...merged.flatMap(({ from, to }) => from.map((one) => ({ from: one, to, cause: 'MERGED' as const }))),
      ...split.flatMap(({ from, to }) => to.map((one) => ({ from, to: one, cause: 'SPLIT' as const }))),
    ],
    changed: changed.map(({ item, fields }) => ({ item, fields: fields.map((change) => ({ ...change, label: labelOf(change.field, item.kind) })) })),
    unchangedCount: pairs.length - touched.size,
  }
}
