import { Field, Float, Int, ObjectType } from 'type-graphql'

@ObjectType('Figure', { description: '文中的一个数据：884个网格 · 超过600次 · 100人左右' })
export class FigureType {
  @Field(() => Float, { description: '数值' })
  value!: number

  @Field(() => String, { nullable: true, description: '单位：个、次、人、%' })
  unit!: string | null

  @Field(() => String, { nullable: true, description: '数的是什么：网格' })
  noun!: string | null

  @Field(() => Boolean, { description: '是否约数：多、余、超过、近、约、左右' })
  approximate!: boolean

  @Field(() => String, { description: '原文' })
  text!: string

  @Field(() => Int, { description: '在 cleanText 中的起点（UTF-16 码元）' })
  start!: number

  @Field(() => Int, { description: '在 cleanText 中的终点（不含）' })
  end!: number
}
