import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql'
import { Day } from '../../accounts/Day.ts'
import { Node } from '../../accounts/Node.ts'
import type { Catalog } from '../Catalog.ts'
import type { EditionStatus } from '../CatalogEdition.ts'
import type { CatalogKind } from '../CatalogRow.ts'
import { CatalogKindType, EditionStatusType } from './enums.ts'

@ObjectType('Catalog', { implements: Node, description: '清单、目录：按版本管理的事项' })
export class CatalogType extends Node {
  @Field(() => ID, { description: '编号，以 cat_ 开头' })
  override id!: string

  @Field(() => String, { description: '网址中的短名' })
  slug!: string

  @Field(() => CatalogKindType, { description: '类别' })
  kind!: CatalogKind

  @Field(() => [String], { description: '别名：文稿可能用来称呼它的其他名称' })
  aliases!: readonly string[]
}

@ObjectType('ItemFieldName', { description: '事项的一个要素叫什么', simpleResolvers: true })
export class ItemFieldNameType {
  @Field(() => String, { description: '给程序看的名称' })
  field!: string

  @Field(() => String, { description: '给人看的名称' })
  label!: string
}

@ObjectType('CatalogEdition', { implements: Node, description: '清单的一版；发布之后不再改动' })
export class CatalogEditionType extends Node {
  @Field(() => ID, { description: '编号，以 edn_ 开头' })
  override id!: string

  @Field(() => Int, { description: '第几版，从 1 数起' })
  number!: number

  @Field(() => EditionStatusType, { description: '状态' })
  status!: EditionStatus

  @Field(() => Day, { nullable: true, description: '生效日期；没有写则为空' })
  effectiveDate!: string | null

  @Field(() => Boolean, { description: '是否示范数据：为演示而编，不是正式发布的清单' })
  isDemonstration!: boolean

  @Field(() => Int, { description: '有多少事项' })
  itemCount!: number

  @Field(() => GraphQLISODateTime, { description: '开始的时间' })
  createdAt!: Date

  @Field(() => GraphQLISODateTime, { nullable: true, description: '提交审核的时间' })
  submittedAt!: Date | null

  @Field(() => GraphQLISODateTime, { nullable: true, description: '发布的时间' })
  publishedAt!: Date | null

  @Field(() => GraphQLISODateTime, { nullable: true, description: '撤回的时间；没有撤回则为空' })
  withdrawnAt!: Date | null

  @Field(() => String, { nullable: true, description: '读自哪个文件；不是从文件来的则为空' })
  sourceName!: string | null

  @Field(() => Int, { description: '导入时有误、没有收进来的行的问题数' })
  leftOutCount!: number
}

@ObjectType('DepartmentItemCount', { description: '一个部门在一个清单的现行版中负责多少事项', simpleResolvers: true })
export class DepartmentItemCountType {
  @Field(() => CatalogType, { description: '清单' })
  catalog!: Catalog

  @Field(() => Int, { description: '多少事项' })
  count!: number
}

@ObjectType('Department', { implements: Node, description: '部门' })
export class DepartmentType extends Node {
  @Field(() => ID, { description: '编号，以 dep_ 开头' })
  override id!: string

  @Field(() => String, { description: '名称；清单没有写明部门的记作“未注明”' })
  name!: string

  @Field(() => [String], { description: '别名：人社局' })
  aliases!: readonly string[]
}
