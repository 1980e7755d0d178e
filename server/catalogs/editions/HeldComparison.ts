import type { FieldChange } from '../compare/EditionComparison.ts'
import type { HeldItem } from '../HeldItem.ts'

/** `EditionComparison` of items that are held, each with its id. */
export interface HeldComparison {
  readonly added: readonly HeldItem[]
  readonly removed: readonly HeldItem[]
  readonly renamed: readonly HeldPair[]
  readonly merged: readonly { readonly from: readonly HeldItem[]; readonly to: HeldItem }[]
  readonly split: readonly { readonly from: HeldItem; readonly to: readonly HeldItem[] }[]
  readonly changed: readonly { readonly item: HeldItem; readonly fields: readonly FieldChange[] }[]
  readonly pairs: readonly HeldPair[]
}

export interface HeldPair {
  readonly from: HeldItem
  readonly to: HeldItem
}

