import { Field, ID, Int, ObjectType } from 'type-graphql'

@ObjectType('Section', { description: '提纲中的一节' })
export class SectionType {
  @Field(() => ID, { description: '编号，以 sec_ 开头' })
  id!: string

  @Field(() => String, { nullable: true, description: '序号，照原文：一 · （二） · 3 · 第一 · 一是；没有序号则为空' })
  number!: string | null

  @Field(() => String, { description: '小标题' })
  heading!: string

  @Field(() => Int, { description: '层次，1 为最外层' })
  level!: number

  @Field(() => Int, { description: '小标题在 cleanText 中的起点（UTF-16 码元）' })
  start!: number

  @Field(() => Int, { description: '小标题在 cleanText 中的终点（不含）' })
  end!: number

  @Field(() => Int, { description: '整节（连同下属各节）在 cleanText 中的终点（不含）' })
  bodyEnd!: number

  @Field(() => Int, { nullable: true, description: '上一级在 outline 中的位置，从 0 数起；最外层为空' })
  parent!: number | null
}
