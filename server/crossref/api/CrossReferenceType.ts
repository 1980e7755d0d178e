import 'reflect-metadata'
import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql'
import { createConnectionType } from '../../accounts/Connection.ts'
import { Node } from '../../accounts/Node.ts'
import type { NodeValue } from '../../accounts/RequestContext.ts'
import type { ReferenceStatus, ReferenceType } from '../CrossReference.ts'
import { ReferenceOriginType, ReferenceStatusType, ReferenceTypeType } from './enums.ts'

@ObjectType('CrossReference', { implements: Node, description: '互见：段落、任务要求、事项、文稿、清单之间的联系' })
export class CrossReferenceType extends Node {
  @Field(() => ID, { description: '编号，以 xrf_ 开头' })
  override id!: string

  @Field(() => ReferenceTypeType, { description: '关系' })
  type!: ReferenceType

  @Field(() => ReferenceStatusType, { description: '是否经人确认' })
  status!: ReferenceStatus

  @Field(() => ReferenceOriginType, { description: '怎么来的' })
  origin!: 'FOUND' | 'ADDED'

  @Field(() => Float, { nullable: true, description: '系统建议的把握，0 到 1；人添加的则为空' })
  score!: number | null

  @Field(() => String, { nullable: true, description: '说明这个联系的原话；两边说法不同的，以“ ↔ ”隔开' })
  evidence!: string | null

  @Field(() => String, { nullable: true, description: '起点一方的原话' })
  fromEvidence!: string | null

  @Field(() => String, { nullable: true, description: '终点一方的原话' })
  toEvidence!: string | null

  @Field(() => Node, { description: '从哪里；原来的段落不在了的，是它的文稿' })
  from!: NodeValue

  @Field(() => Node, { description: '到哪里；原来的事项不在现行版中的，是它最后的样子' })
  to!: NodeValue

  @Field(() => Boolean, { description: '决定之后有一端变了，需要再看一遍' })
  needsReview!: boolean

  @Field(() => String, { nullable: true, description: '为什么需要再看一遍；不需要则为空' })
  reviewReason!: string | null

  @Field(() => String, { nullable: true, description: '决定的理由；没有写则为空' })
  reason!: string | null

  @Field(() => GraphQLISODateTime, { nullable: true, description: '什么时候决定的；还没有人决定过则为空' })
  decidedAt!: Date | null

  @Field(() => Int, { description: '改过几次；决定时要交回，以免盖掉别人的决定' })
  version!: number
}

export const CrossReferenceConnection = createConnectionType('CrossReference', '互见', () => CrossReferenceType)
