import 'reflect-metadata'
import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { PageInfo } from '../accounts/Connection.ts'
import type { Facet, FacetName } from './SearchEngine.ts'
import type { SearchKind } from './SearchKind.ts'
import { SearchKindType } from './SearchKindType.ts'
import type { Alternative } from './understandQuery.ts'

@ObjectType('TextPart', { description: '一截文字；各截相连就是原文的一段', simpleResolvers: true })
class TextPartType {
  @Field(() => String, { description: '文字' })
  text!: string

  @Field(() => Boolean, { description: '是否是检索到的字词' })
  hit!: boolean
}

@ObjectType('SearchResult', { description: '检索到的一个对象', simpleResolvers: true })
export class SearchResultType {
  @Field(() => ID, { description: '对象本身的编号' })
  id!: string

  @Field(() => SearchKindType, { description: '类型' })
  kind!: SearchKind

  @Field(() => String, { description: '标题：文稿的标题，事项、提法的名称' })
  title!: string

  @Field(() => String, { description: '网页上打开它的地址' })
  url!: string
}

@ObjectType('SearchResultEdge', { description: '检索结果中的一条', simpleResolvers: true })
class SearchResultEdge {
  @Field(() => String, { description: '这一条的游标' })
  cursor!: string

  @Field(() => Float, { description: '相关程度，只在同一次检索中可比，越大越相关' })
  score!: number

  @Field(() => [TextPartType], { description: '原文摘录，标出检索到的字词' })
  snippet!: readonly TextPartType[]

  @Field(() => SearchResultType, { description: '检索到的对象' })
  node!: SearchResultType
}

@ObjectType('FacetValue', { description: '一个分面值', simpleResolvers: true })
export class FacetValueType {
  @Field(() => String, { description: '值，可用作筛选条件' })
  value!: string

  @Field(() => String, { description: '给人看的名称' })
  label!: string

  @Field(() => Int, { description: '有多少条' })
  count!: number
}

@ObjectType('Facet', { description: '全部结果（不只这一页）按一个方面的分布；对这一方面本身的筛选不算在内，别的筛选都算', simpleResolvers: true })
export class FacetType {
  @Field(() => String, { description: '方面：kind 类型、document 文稿、department 部门、level 层级、year 年份、documentKind 文种、itemType 事项类型' })
  name!: FacetName

  @Field(() => Int, { description: '有多少个值，最多计到 100' })
  valueCount!: number

  /** All of them, as the engine names them; see `FacetResolver`. */
  values!: Facet['values']
}

@ObjectType('SearchAlternative', { description: '检索中的一个词，和一并检索的同义说法', simpleResolvers: true })
class AlternativeType {
  @Field(() => String, { description: '所问的词' })
  said!: string

  @Field(() => [String], { description: '一并检索的说法' })
  others!: readonly string[]
}

@ObjectType('SearchResultConnection', { description: '分页的检索结果', simpleResolvers: true })
export class SearchResultConnection {
  @Field(() => Int, { description: '总共多少条，不只这一页' })
  totalCount!: number

  @Field(() => Int, { description: '其中多少条含有所问的全部字词；它们排在前面，其余的只含一部分' })
  wholeCount!: number

  @Field(() => [SearchResultEdge], { description: '这一页的各条，最相关的在前' })
  edges!: readonly SearchResultEdge[]

  @Field(() => PageInfo, { description: '分页信息' })
  pageInfo!: PageInfo

  @Field(() => [FacetType], { description: '全部结果的分布' })
  facets!: readonly FacetType[]

  @Field(() => String, { nullable: true, description: '照原样找不到，或原样有损坏时，实际检索的内容；否则为空' })
  correctedQuery!: string | null

  @Field(() => [AlternativeType], { description: '作为同义词一并检索的词' })
  alternatives!: readonly Alternative[]

  @Field(() => Boolean, { description: '检索内容过长，只用了前 300 字' })
  shortened!: boolean

  @Field(() => String, { description: '检索引擎：embedded 内置，meilisearch' })
  engine!: string
}
