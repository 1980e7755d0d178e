import { Field, ID, ObjectType } from 'type-graphql'
import { Day } from '../../accounts/Day.ts'
import { CatalogKindType } from '../../catalogs/api/enums.ts'
import type { CatalogKind } from '../../catalogs/CatalogRow.ts'
import type { EndKind } from '../ends.ts'
import { EndKindType } from './enums.ts'

@ObjectType('ReferencePlace', { description: '一处：是什么、在哪里、怎么说、点开到哪里', simpleResolvers: true })
export class ReferencePlaceType {
  @Field(() => EndKindType, { description: '是什么' })
  kind!: EndKind

  @Field(() => ID, { description: '对象的编号' })
  id!: string

  @Field(() => String, { description: '标题：文稿、清单的标题，事项、提法的名称' })
  title!: string

  @Field(() => [String], { description: '在哪里，由外到内：段落是上级各小标题，事项是清单和部门，文稿是讲话人' })
  place!: readonly string[]

  @Field(() => String, { nullable: true, description: '原文：段落、任务要求的文字，事项的要素一行一个；文稿、清单、提法则为空' })
  text!: string | null

  @Field(() => String, { description: '网页上打开它的地址' })
  url!: string

  @Field(() => Day, { nullable: true, description: '文稿的日期；没有则为空' })
  date!: string | null

  @Field(() => CatalogKindType, { nullable: true, description: '事项、清单的类别；不是事项、清单则为空' })
  catalogKind!: CatalogKind | null
}
