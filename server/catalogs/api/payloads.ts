import 'reflect-metadata'
import { Field, GraphQLISODateTime, ObjectType } from 'type-graphql'
import { UserError } from '../../accounts/UserError.ts'
import type { Catalog } from '../Catalog.ts'
import type { CatalogEdition } from '../CatalogEdition.ts'
import type { Department } from '../Department.ts'
import type { HeldItem } from '../HeldItem.ts'
import { CatalogItemType } from './CatalogItemType.ts'
import { CatalogEditionType, CatalogType, DepartmentType } from './CatalogType.ts'

@ObjectType('CatalogPayload', { description: '对清单所做的结果', simpleResolvers: true })
export class CatalogPayload {
  @Field(() => CatalogType, { nullable: true, description: '之后的清单；没有办成则为空' })
  catalog!: Catalog | null

  @Field(() => [UserError], { description: '没有办成的原因' })
  userErrors!: UserError[]
}

@ObjectType('EditionPayload', { description: '对清单的一版所做的结果', simpleResolvers: true })
export class EditionPayload {
  @Field(() => CatalogEditionType, { nullable: true, description: '之后的这一版；没有办成则为空' })
  edition!: CatalogEdition | null

  @Field(() => [UserError], { description: '没有办成的原因' })
  userErrors!: UserError[]
}

@ObjectType('DepartmentPayload', { description: '对部门所做的结果', simpleResolvers: true })
export class DepartmentPayload {
  @Field(() => DepartmentType, { nullable: true, description: '之后的部门；没有办成则为空' })
  department!: Department | null

  @Field(() => [UserError], { description: '没有办成的原因' })
  userErrors!: UserError[]
}

@ObjectType('ConflictField', { description: '两人改得不一样的一个要素', simpleResolvers: true })
export class ConflictFieldType {
  @Field(() => String, { description: '给程序看的名称' })
  field!: string

  @Field(() => String, { description: '给人看的名称' })
  label!: string

  @Field(() => String, { nullable: true, description: '现在的内容，先保存的人所写' })
  theirs!: string | null

  @Field(() => String, { nullable: true, description: '您想保存的内容' })
  yours!: string | null
}

@ObjectType('ItemConflict', { description: '您改动的时候，别人先保存了这一事项', simpleResolvers: true })
export class ItemConflictType {
  @Field(() => CatalogItemType, { description: '现在的事项；按它的 version 再保存一次，就以您的为准' })
  theirs!: HeldItem

  @Field(() => String, { nullable: true, description: '先保存的人' })
  by!: string | null

  @Field(() => GraphQLISODateTime, { description: '先保存的时间' })
  at!: Date

  @Field(() => [ConflictFieldType], { description: '两边不同的要素' })
  differences!: readonly ConflictFieldType[]
}

@ObjectType('ItemPayload', { description: '对事项所做的结果', simpleResolvers: true })
export class ItemPayload {
  @Field(() => CatalogItemType, { nullable: true, description: '之后的事项；没有办成则为空' })
  item!: HeldItem | null

  @Field(() => ItemConflictType, { nullable: true, description: '没有办成，因为别人先保存了；两边都在这里' })
  conflict!: ItemConflictType | null

  @Field(() => [UserError], { description: '没有办成的原因' })
  userErrors!: UserError[]
}
