import { Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { CatalogEdition } from '../CatalogEdition.ts'
import type { HeldItem } from '../HeldItem.ts'
import type { ItemEvent } from '../itemHistory.ts'
import { CatalogItemType } from './CatalogItemType.ts'
import { CatalogEditionType } from './CatalogType.ts'
import { FieldChangeType } from './EditionChangesType.ts'

const ItemEventType = { ADDED: 'ADDED', SAME: 'SAME', CHANGED: 'CHANGED', MERGED: 'MERGED', SPLIT: 'SPLIT' } as const satisfies { [Event in ItemEvent]: Event }

registerEnumType(ItemEventType, {
  name: 'ItemEvent',
  description: '事项在一版中的情况',
  valuesConfig: {
    ADDED: { description: '从这一版起有' },
    SAME: { description: '与前一版相同' },
    CHANGED: { description: '与前一版相比有变更' },
    MERGED: { description: '由前一版的几项并成' },
    SPLIT: { description: '由前一版的一项拆出' },
  },
})

@ObjectType('ItemState', { description: '事项在一版中的样子', simpleResolvers: true })
export class ItemStateType {
  @Field(() => CatalogEditionType, { description: '哪一版' })
  edition!: CatalogEdition

  @Field(() => CatalogItemType, { description: '那一版中的事项' })
  item!: HeldItem

  @Field(() => ItemEventType, { description: '情况' })
  event!: ItemEvent

  @Field(() => [FieldChangeType], { description: '与前一版相比变更的要素，包括名称和编码' })
  changes!: readonly FieldChangeType[]

  @Field(() => [CatalogItemType], { description: '合并、拆分的，前一版中的来源' })
  from!: readonly HeldItem[]
}

@ObjectType('ItemByCode', { description: '按编码找到的现行事项', simpleResolvers: true })
export class ItemByCodeType {
  @Field(() => [CatalogItemType], { description: '现行版中的事项；拆分过的旧编码会有几项，已取消的则没有' })
  items!: readonly HeldItem[]

  @Field(() => String, { nullable: true, description: '编码是旧的，说明它怎么变成现在这样；是现行编码则为空' })
  note!: string | null

  @Field(() => Int, { nullable: true, description: '旧编码最后所在的是第几版；是现行编码则为空' })
  lastEdition!: number | null
}
