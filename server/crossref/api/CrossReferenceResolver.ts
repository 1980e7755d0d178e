import 'reflect-metadata'
import { Arg, Args, Ctx, Field, FieldResolver, Float, InputType, Int, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { PageArgs, type Connection } from '../../accounts/Connection.ts'
import type { RequestContext } from '../../accounts/RequestContext.ts'
import { nameOfUser } from '../../catalogs/api/catalogLoaders.ts'
import type { ReferenceStatus, ReferenceType } from '../CrossReference.ts'
import type { EndKind } from '../ends.ts'
import { countReferences, listReferences, type ReferenceCount, type ReferenceFilter } from '../listReferences.ts'
import { CrossReferenceConnection, CrossReferenceType } from './CrossReferenceType.ts'
import { describePlace } from './describePlace.ts'
import { EndKindType, ReferenceStatusType, ReferenceTypeType } from './enums.ts'
import { seeReferences, type SeenReference } from './referenceLoaders.ts'
import { ReferencePlaceType } from './ReferencePlaceType.ts'

@InputType('CrossReferenceFilter', { description: '只要符合这些条件的互见；不填的不限，同一项的几个值满足其一即可' })
class CrossReferenceFilter implements ReferenceFilter {
  @Field(() => [ReferenceStatusType], { nullable: true, description: '状态' })
  statuses?: ReferenceStatus[] | null

  @Field(() => [ReferenceTypeType], { nullable: true, description: '关系' })
  types?: ReferenceType[] | null

  @Field(() => [EndKindType], { nullable: true, description: '起点是什么' })
  fromKinds?: EndKind[] | null

  @Field(() => [EndKindType], { nullable: true, description: '终点是什么' })
  toKinds?: EndKind[] | null

  @Field(() => [String], { nullable: true, description: '有一端在这些文稿中：编号或短名' })
  documents?: string[] | null

  @Field(() => [String], { nullable: true, description: '有一端在这些清单中：编号或短名' })
  catalogs?: string[] | null

  @Field(() => Boolean, { nullable: true, description: '是否需要再看一遍' })
  needsReview?: boolean | null

  @Field(() => Float, { nullable: true, description: '把握不低于' })
  minScore?: number | null

  @Field(() => Float, { nullable: true, description: '把握低于' })
  maxScore?: number | null
}

@ObjectType('CrossReferenceCount', { description: '一种互见有多少', simpleResolvers: true })
class CrossReferenceCountType {
  @Field(() => ReferenceStatusType, { description: '状态' })
  status!: ReferenceStatus

  @Field(() => ReferenceTypeType, { description: '关系' })
  type!: ReferenceType

  @Field(() => Boolean, { description: '是否需要再看一遍' })
  needsReview!: boolean

  @Field(() => Int, { description: '有多少' })
  count!: number
}

interface ReferenceQueue extends Connection<SeenReference> {
  readonly filter: ReferenceFilter
}

@Resolver(() => CrossReferenceConnection)
export class ReferenceQueueResolver {
  @Query(() => CrossReferenceConnection, { description: '互见的列表，供逐条确认：需要再看一遍的在前，其余按把握由大到小' })
  async crossReferences(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => CrossReferenceFilter, { nullable: true, description: '条件' }) filter: CrossReferenceFilter | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<ReferenceQueue> {
    const { edges, ...rest } = await listReferences(context.em, { ...page, filter: filter ?? {} })
    const seen = new Map((await seeReferences(context, edges.map(({ node }) => node), { traced: true })).map((reference) => [reference.id, reference]))
    return { ...rest, filter: filter ?? {}, edges: edges.flatMap(({ cursor, node }) => (seen.has(node.id) ? [{ cursor, node: seen.get(node.id)! }] : [])) }
  }

  @FieldResolver(() => [CrossReferenceCountType], { description: '按状态、关系各有多少；对状态、关系和是否再看一遍的筛选不算在内，别的筛选都算' })
  counts(@Root() { filter }: ReferenceQueue, @Ctx() { em }: RequestContext): Promise<ReferenceCount[]> {
    return countReferences(em, filter)
  }
}

@Resolver(() => CrossReferenceType)
export class CrossReferenceResolver {
  @FieldResolver(() => ReferencePlaceType, { description: '起点在哪里、怎么说' })
  fromPlace(@Root() { from }: SeenReference, @Ctx() context: RequestContext): Promise<ReferencePlaceType> {
    return describePlace(context, from)
  }

  @FieldResolver(() => ReferencePlaceType, { description: '终点在哪里、怎么说' })
  toPlace(@Root() { to }: SeenReference, @Ctx() context: RequestContext): Promise<ReferencePlaceType> {
    return describePlace(context, to)
  }

  @FieldResolver(() => String, { nullable: true, description: '谁决定的；还没有人决定过，或没有登录，则为空' })
  decidedBy(@Root() { decidedBy }: SeenReference, @Ctx() context: RequestContext): Promise<string | null> {
    return nameOfUser(context, decidedBy)
  }
}
