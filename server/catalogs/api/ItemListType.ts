import 'reflect-metadata'
import { ArgsType, Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { createConnectionType, PageArgs, PageInfo, type Edge } from '../../accounts/Connection.ts'
import { LevelType } from '../../documents/LevelType.ts'
import type { Level } from '../../ingest/AnnotatedText.ts'
import type { CountedValue } from '../countItems.ts'
import type { HeldItem } from '../HeldItem.ts'
import type { ItemFilter } from '../itemFilter.ts'
import type { ItemSort } from '../listItems.ts'
import { CatalogItemType, CoordinationItemType, EnforcementItemType, ServiceItemType } from './CatalogItemType.ts'
import { DepartmentType } from './CatalogType.ts'

export const ItemSortType = {
  LIST: 'LIST', CODE: 'CODE', NAME: 'NAME', TYPE: 'TYPE', DEPARTMENT: 'DEPARTMENT', LEVEL: 'LEVEL', LIMIT: 'LIMIT',
} as const satisfies { [Sort in ItemSort]: Sort }

registerEnumType(ItemSortType, {
  name: 'CatalogItemSort',
  description: '事项的排列顺序；相同的照清单原来的先后',
  valuesConfig: {
    LIST: { description: '照清单的先后' },
    CODE: { description: '按编码' },
    NAME: { description: '按名称' },
    TYPE: { description: '按类型' },
    DEPARTMENT: { description: '按部门' },
    LEVEL: { description: '按层级' },
    LIMIT: { description: '按办结时限：承诺时限，没有则法定时限；未注明的在最后' },
  },
})

@InputType('ServiceItemFilter', { description: '只要符合这些条件的政务服务事项；不填或为空的不限，同一项的几个值满足其一即可' })
export class ServiceItemFilter implements ItemFilter {
  @Field(() => [String], { nullable: true, description: '部门的名称、别名、编号，或名称的开头' })
  departments?: string[] | null

  @Field(() => [LevelType], { nullable: true, description: '层级' })
  levels?: Level[] | null

  @Field(() => [String], { nullable: true, description: '事项类型' })
  itemTypes?: string[] | null

  @Field(() => String, { nullable: true, description: '含有这些字词，空格隔开的都要有' })
  text?: string | null
}

@InputType('CoordinationItemFilter', { description: '只要符合这些条件的县乡协同事项；不填或为空的不限，同一项的几个值满足其一即可' })
export class CoordinationItemFilter implements ItemFilter {
  @Field(() => [String], { nullable: true, description: '牵头部门的名称、别名、编号，或名称的开头' })
  departments?: string[] | null

  @Field(() => [String], { nullable: true, description: '领域' })
  domains?: string[] | null

  @Field(() => String, { nullable: true, description: '含有这些字词，空格隔开的都要有' })
  text?: string | null
}

@InputType('CatalogItemFilter', { description: '只要符合这些条件的事项；不填或为空的不限，同一项的几个值满足其一即可' })
export class CatalogItemFilter implements ItemFilter {
  @Field(() => [String], { nullable: true, description: '部门的名称、别名、编号，或名称的开头' })
  departments?: string[] | null

  @Field(() => [LevelType], { nullable: true, description: '层级' })
  levels?: Level[] | null

  @Field(() => [String], { nullable: true, description: '事项类型' })
  itemTypes?: string[] | null

  @Field(() => [String], { nullable: true, description: '领域' })
  domains?: string[] | null

  @Field(() => String, { nullable: true, description: '含有这些字词，空格隔开的都要有' })
  text?: string | null
}

@ArgsType()
export class ItemListArgs extends PageArgs {
  @Field(() => CatalogItemFilter, { nullable: true, description: '条件' })
  filter?: CatalogItemFilter | null

  @Field(() => ItemSortType, { defaultValue: 'LIST', description: '顺序' })
  sort!: ItemSort

  @Field(() => Boolean, { defaultValue: false, description: '倒过来排' })
  descending!: boolean

  @Field(() => Int, { nullable: true, description: '跳过多少条，用于直接翻到长清单的中间；不能与 after 同时用' })
  offset?: number | null
}

export const ServiceItemConnection = createConnectionType('ServiceItem', '政务服务事项', () => ServiceItemType)
export const EnforcementItemConnection = createConnectionType('EnforcementItem', '行政执法事项', () => EnforcementItemType)
export const CoordinationItemConnection = createConnectionType('CoordinationItem', '县乡协同事项', () => CoordinationItemType)

@ObjectType('CatalogItemEdge', { description: '列表中的一条事项', simpleResolvers: true })
class CatalogItemEdge {
  @Field(() => String, { description: '这一条的游标' })
  cursor!: string

  @Field(() => CatalogItemType, { description: '事项本身' })
  node!: HeldItem
}

@ObjectType('CatalogFacetValue', { description: '一个分面值', simpleResolvers: true })
class CatalogFacetValue {
  @Field(() => String, { description: '值，可用作筛选条件' })
  value!: string

  @Field(() => String, { description: '给人看的名称' })
  label!: string

  @Field(() => Int, { description: '选上它会有多少条' })
  count!: number
}

@ObjectType('CatalogFacet', { description: '事项按一个方面的分布；各方面都在其他方面的条件之下计数', simpleResolvers: true })
export class CatalogFacetType {
  @Field(() => String, { description: '方面：department 部门、level 层级、itemType 类型、domain 领域' })
  name!: string

  @Field(() => [CatalogFacetValue], { description: '各值，多的在前；层级由上到下' })
  values!: readonly CountedValue[]
}

@ObjectType('LevelCount', { description: '一个层级有多少事项', simpleResolvers: true })
class LevelCountType {
  @Field(() => LevelType, { description: '层级' })
  level!: Level

  @Field(() => Int, { description: '多少事项' })
  count!: number
}

@ObjectType('DepartmentDistribution', { description: '一个部门的事项在各层级的分布' })
export class DepartmentDistributionType {
  @Field(() => DepartmentType, { description: '部门' })
  department!: DepartmentType

  @Field(() => Int, { description: '多少事项；一个事项可以在几个层级' })
  count!: number

  @Field(() => [LevelCountType], { description: '各层级，由上到下，没有事项的不列' })
  levels!: readonly LevelCountType[]
}

@ObjectType('CatalogItemConnection', { description: '分页的事项列表' })
export class CatalogItemConnection {
  @Field(() => Int, { description: '总共多少条，不只这一页' })
  totalCount!: number

  @Field(() => [CatalogItemEdge], { description: '这一页的各条' })
  edges!: readonly Edge<HeldItem>[]

  @Field(() => PageInfo, { description: '分页信息' })
  pageInfo!: PageInfo
}
