import 'reflect-metadata'
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql'
import { Node } from '../accounts/Node.ts'
import type { NodeValue } from '../accounts/RequestContext.ts'

const CrossReferenceKindType = { MANDATES: 'MANDATES', IMPLEMENTS: 'IMPLEMENTS', CITES: 'CITES', QUOTES: 'QUOTES', MENTIONS: 'MENTIONS', SIMILAR: 'SIMILAR' } as const

registerEnumType(CrossReferenceKindType, {
  name: 'CrossReferenceType',
  description: '互见的关系',
  valuesConfig: {
    MANDATES: { description: '要求：文中的任务要求落到这里' },
    IMPLEMENTS: { description: '落实' },
    CITES: { description: '引用文件' },
    QUOTES: { description: '引用原话' },
    MENTIONS: { description: '提到' },
    SIMILAR: { description: '相近' },
  },
})

const CrossReferenceStatusType = { SUGGESTED: 'SUGGESTED', CONFIRMED: 'CONFIRMED', REJECTED: 'REJECTED' } as const

registerEnumType(CrossReferenceStatusType, {
  name: 'CrossReferenceStatus',
  description: '互见是否经人确认',
  valuesConfig: {
    SUGGESTED: { description: '系统建议，还没有人看过' },
    CONFIRMED: { description: '已确认' },
    REJECTED: { description: '已否定' },
  },
})

@ObjectType('CrossReference', { implements: Node, description: '互见：段落、事项、文稿之间的联系' })
export class CrossReferenceType extends Node {
  @Field(() => ID, { description: '编号，以 xrf_ 开头' })
  override id!: string

  @Field(() => CrossReferenceKindType, { description: '关系' })
  type!: keyof typeof CrossReferenceKindType

  @Field(() => CrossReferenceStatusType, { description: '是否经人确认' })
  status!: keyof typeof CrossReferenceStatusType

  @Field(() => Float, { nullable: true, description: '系统建议的把握，0 到 1；不是建议的则为空' })
  score!: number | null

  @Field(() => String, { nullable: true, description: '说明这个联系的原话' })
  evidence!: string | null

  @Field(() => Node, { description: '从哪里' })
  from!: NodeValue

  @Field(() => Node, { description: '到哪里' })
  to!: NodeValue
}
