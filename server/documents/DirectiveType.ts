import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Node } from '../accounts/Node.ts'
import type { Modality } from '../ingest/AnnotatedText.ts'
import { ModalityType } from './ModalityType.ts'

@ObjectType('Directive', { implements: Node, description: '任务要求：要求某人做某事的一句话' })
export class DirectiveType extends Node {
  @Field(() => ID, { description: '编号，以 dir_ 开头' })
  override id!: string

  @Field(() => String, { description: '原话' })
  text!: string

  @Field(() => ModalityType, { description: '强度' })
  modality!: Modality

  @Field(() => String, { nullable: true, description: '表示要求的词：要、必须、不得；没有这样的词则为空' })
  marker!: string | null

  @Field(() => String, { nullable: true, description: '要求谁做，照原文，或从句子、小节看出；看不出则为空' })
  addressee!: string | null

  @Field(() => String, { nullable: true, description: '期限，照原文：今年上半年' })
  deadline!: string | null

  @Field(() => Int, { description: '在 cleanText 中的起点（UTF-16 码元）' })
  start!: number

  @Field(() => Int, { description: '在 cleanText 中的终点（不含）' })
  end!: number
}
