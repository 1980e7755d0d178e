import 'reflect-metadata'
import { Field, GraphQLISODateTime, ID, Int, InterfaceType, ObjectType } from 'type-graphql'
import { Node } from '../../accounts/Node.ts'
import { LevelType } from '../../documents/LevelType.ts'
import type { Level } from '../../ingest/AnnotatedText.ts'
import type { CatalogKind } from '../CatalogRow.ts'
import type { HeldItem } from '../HeldItem.ts'
import { CatalogKindType } from './enums.ts'
import { DutyType, LegalBasisType, LimitType } from './valueTypes.ts'

/** Names of the types of items. */
export const ITEM_TYPES: Readonly<Record<CatalogKind, string>> = {
  SERVICE: 'ServiceItem', ENFORCEMENT: 'EnforcementItem', COORDINATION: 'CoordinationItem', BASIC_DUTY: 'BasicDutyItem', RECALLED: 'RecalledItem',
}

@InterfaceType('CatalogItem', { description: '清单中的一个事项，不论哪一类', resolveType: ({ kind }: HeldItem) => ITEM_TYPES[kind] })
export abstract class CatalogItemType {
  @Field(() => ID, { description: '编号；每一版中各有一个' })
  id!: string

  @Field(() => CatalogKindType, { description: '类别' })
  kind!: CatalogKind

  @Field(() => String, { description: '事项编码，在一版中不重复' })
  code!: string

  @Field(() => String, { description: '事项名称' })
  name!: string

  @Field(() => Int, { description: '在清单中的先后' })
  position!: number

  @Field(() => [LegalBasisType], { description: '设定依据' })
  legalBases!: readonly LegalBasisType[]

  @Field(() => String, { nullable: true, description: '来源' })
  source!: string | null

  @Field(() => String, { nullable: true, description: '备注' })
  note!: string | null

  @Field(() => Int, { description: '草稿中改过几次，从 1 数起；保存改动时要交回，以免盖掉别人的改动' })
  version!: number

  @Field(() => GraphQLISODateTime, { description: '最后改动的时间' })
  updatedAt!: Date
}

@ObjectType('ServiceItem', { implements: [Node, CatalogItemType], description: '政务服务事项' })
export class ServiceItemType extends CatalogItemType {
  @Field(() => [LevelType], { description: '行使层级' })
  exerciseLevels!: readonly Level[]

  @Field(() => [String], { description: '申请材料' })
  materials!: readonly string[]

  @Field(() => LimitType, { nullable: true, description: '法定办结时限；没有写则为空' })
  statutoryLimit!: LimitType | null

  @Field(() => LimitType, { nullable: true, description: '承诺办结时限；没有写则为空' })
  committedLimit!: LimitType | null

  @Field(() => String, { nullable: true, description: '是否收费，照清单所写' })
  fee!: string | null

  @Field(() => String, { nullable: true, description: '办理方式' })
  channels!: string | null

  @Field(() => String, { nullable: true, description: '办理流程' })
  process!: string | null
}

@ObjectType('EnforcementItem', { implements: [Node, CatalogItemType], description: '行政执法事项' })
export class EnforcementItemType extends CatalogItemType {
  @Field(() => [LevelType], { description: '行使层级；清单没有写则为空' })
  exerciseLevels!: readonly Level[]

  @Field(() => String, { nullable: true, description: '运行流程' })
  process!: string | null
}

@ObjectType('CoordinationItem', { implements: [Node, CatalogItemType], description: '县乡协同（配合履职）事项' })
export class CoordinationItemType extends CatalogItemType {
  @Field(() => String, { nullable: true, description: '领域' })
  domain!: string | null

  @Field(() => [DutyType], { description: '各方职责：先县级（牵头部门在最前），再乡镇，再村' })
  duties!: readonly DutyType[]

  @Field(() => String, { nullable: true, description: '承接方式' })
  undertakingMode!: string | null

  @Field(() => String, { nullable: true, description: '运行流程' })
  process!: string | null

  @Field(() => String, { nullable: true, description: '人员经费保障' })
  guarantee!: string | null
}

@ObjectType('BasicDutyItem', { implements: [Node, CatalogItemType], description: '基本履职事项' })
export class BasicDutyItemType extends CatalogItemType {
  @Field(() => String, { nullable: true, description: '领域' })
  domain!: string | null
}

@ObjectType('RecalledItem', { implements: [Node, CatalogItemType], description: '上级收回事项' })
export class RecalledItemType extends CatalogItemType {
  @Field(() => String, { nullable: true, description: '领域' })
  domain!: string | null

  @Field(() => String, { nullable: true, description: '工作方式' })
  process!: string | null
}
