import 'reflect-metadata'
import { Field, ObjectType } from 'type-graphql'
import type { SearchKind } from './SearchKind.ts'
import { SearchKindType } from './SearchKindType.ts'

@ObjectType('Suggestion', { description: '一条输入建议', simpleResolvers: true })
export class SuggestionType {
  @Field(() => String, { description: '建议检索的内容' })
  text!: string

  @Field(() => SearchKindType, { nullable: true, description: '它是哪类对象的名称或标题；文稿标题和一般词语为空' })
  kind!: SearchKind | null
}
