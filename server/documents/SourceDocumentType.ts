import { Field, ID, ObjectType } from 'type-graphql'
import { Day } from '../accounts/Day.ts'
import { Node } from '../accounts/Node.ts'
import { createConnectionType } from '../accounts/Connection.ts'
import type { DocumentKind, Level } from '../ingest/AnnotatedText.ts'
import { DocumentKindType } from './DocumentKindType.ts'
import { LevelType } from './LevelType.ts'

@ObjectType('SourceDocument', { implements: Node, description: '一篇文稿：讲话、交流发言、政策文件或法规' })
export class SourceDocumentType extends Node {
  @Field(() => ID, { description: '编号，以 doc_ 开头' })
  override id!: string

  @Field(() => String, { description: '网址中的短名' })
  slug!: string

  @Field(() => String, { description: '标题' })
  title!: string

  @Field(() => DocumentKindType, { description: '种类' })
  kind!: DocumentKind

  @Field(() => Day, { nullable: true, description: '日期；文中没有则为空' })
  date!: string | null

  @Field(() => LevelType, { nullable: true, description: '发言或发文的层级；看不出则为空' })
  level!: Level | null

  @Field(() => String, { nullable: true, description: '场合：在什么会议上' })
  occasion!: string | null

  @Field(() => String, { nullable: true, description: '讲话人' })
  speaker!: string | null
}

export const SourceDocumentConnection = createConnectionType('SourceDocument', '文稿', () => SourceDocumentType)
