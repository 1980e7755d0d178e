import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { HeldItem } from '../HeldItem.ts'
import { CatalogItemType } from './CatalogItemType.ts'

export type RenameCause = 'RENAMED' | 'MERGED' | 'SPLIT'

const RenameCauseType = { RENAMED: 'RENAMED', MERGED: 'MERGED', SPLIT: 'SPLIT' } as const satisfies { [Cause in RenameCause]: Cause }

registerEnumType(RenameCauseType, {
  name: 'RenameCause',
  description: '事项为什么换了名称或编码',
  valuesConfig: {
    RENAMED: { description: '改名、改号' },
    MERGED: { description: '几项并为一项，这是其中一项' },
    SPLIT: { description: '一项拆成几项，这是其中一项' },
  },
})

@ObjectType('RenamedItem', { description: '换了名称或编码的事项', simpleResolvers: true })
export class RenamedItemType {
  @Field(() => CatalogItemType, { description: '前一版中的事项' })
  from!: HeldItem

  @Field(() => CatalogItemType, { description: '后一版中的事项' })
  to!: HeldItem

  @Field(() => RenameCauseType, { description: '原因' })
  cause!: RenameCause
}

@ObjectType('MergedItem', { description: '由几项并成的一项', simpleResolvers: true })
export class MergedItemType {
  @Field(() => [CatalogItemType], { description: '前一版中的几项' })
  from!: readonly HeldItem[]

  @Field(() => CatalogItemType, { description: '后一版中的一项' })
  to!: HeldItem
}

@ObjectType('SplitItem', { description: '拆成几项的一项', simpleResolvers: true })
export class SplitItemType {
  @Field(() => CatalogItemType, { description: '前一版中的一项' })
  from!: HeldItem

  @Field(() => [CatalogItemType], { description: '后一版中的几项' })
  to!: readonly HeldItem[]
}

@ObjectType('FieldChange', { description: '一个要素的变更', simpleResolvers: true })
export class FieldChangeType {
  @Field(() => String, { description: '给程序看的名称：competentDepartment' })
  field!: string

  @Field(() => String, { description: '给人看的名称：主管部门' })
  label!: string

  @Field(() => String, { nullable: true, description: '原来的内容；原来没有则为空' })
  from!: string | null

  @Field(() => String, { nullable: true, description: '后来的内容；后来没有则为空' })
  to!: string | null
}

@ObjectType('ChangedItem', { description: '名称、编码以外有变更的事项', simpleResolvers: true })
export class ChangedItemType {
  @Field(() => CatalogItemType, { description: '后一版中的事项' })
  item!: HeldItem

  @Field(() => [FieldChangeType], { description: '变更的要素' })
  fields!: readonly FieldChangeType[]
}

@ObjectType('EditionChanges', { description: '一版与另一版相比的变化；逐项按编码和内容对应，只换了序号的不算变化', simpleResolvers: true })
export class EditionChangesType {
  @Field(() => [CatalogItemType], { description: '新增的事项' })
  added!: readonly HeldItem[]

  @Field(() => [CatalogItemType], { description: '取消的事项' })
  removed!: readonly HeldItem[]

  @Field(() => [RenamedItemType], { description: '换了名称或编码的事项，合并、拆分的也逐对列在这里' })
  renamed!: readonly RenamedItemType[]

  @Field(() => [MergedItemType], { description: '合并的事项' })
  merged!: readonly MergedItemType[]

  @Field(() => [SplitItemType], { description: '拆分的事项' })
  split!: readonly SplitItemType[]

  @Field(() => [ChangedItemType], { description: '名称、编码以外有变更的事项' })
  changed!: readonly ChangedItemType[]

  @Field(() => Int, { description: '没有任何变化的事项数' })
  unchangedCount!: number
}
