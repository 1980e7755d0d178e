import { Field, Float, Int, ObjectType } from 'type-graphql'

@ObjectType('Gap', { description: '原文在这里缺了一段', simpleResolvers: true })
export class GapType {
  @Field(() => Int, { description: '在 cleanText 中的位置（UTF-16 码元）' })
  offset!: number

  @Field(() => Int, { nullable: true, description: '缺多少字；原文没有说则为空' })
  missingCharacters!: number | null

  @Field(() => String, { description: '原文怎么说的' })
  reason!: string
}

@ObjectType('Completeness', { description: '文稿是否完整', simpleResolvers: true })
export class CompletenessType {
  @Field(() => Int, { description: '这里有多少字（不计空白）' })
  shownCharacters!: number

  @Field(() => Int, { nullable: true, description: '来源说全文有多少字；没有说则为空' })
  statedCharacters!: number | null

  @Field(() => Float, { nullable: true, description: '这里的字数与全文字数之比；来源没有说全文字数则为空' })
  ratio!: number | null

  @Field(() => [GapType], { description: '缺文之处，按出现的先后' })
  gaps!: readonly GapType[]
}
