import 'reflect-metadata'
import { Arg, Ctx, Field, FieldResolver, Float, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { loadNode, Node } from '../../accounts/Node.ts'
import type { NodeValue, RequestContext } from '../../accounts/RequestContext.ts'
import { KnownError } from '../../errors.ts'
import type { ReferenceStatus, ReferenceType } from '../CrossReference.ts'
import { describePlace } from './describePlace.ts'
import { endOf } from './endLoaders.ts'
import { ReferenceStatusType, ReferenceTypeType } from './enums.ts'
import { findNeighbourhood, type NeighbourhoodNode } from './neighbourhood.ts'
import { ReferencePlaceType } from './ReferencePlaceType.ts'

const MOST_NODES = 60

@ObjectType('NeighbourhoodNode', { description: '周围的一个对象' })
class NeighbourhoodNodeType {
  @Field(() => Node, { description: '对象本身' })
  node!: NodeValue

  @Field(() => Int, { description: '离中心几步，中心是 0' })
  distance!: number
}

@ObjectType('NeighbourhoodLink', { description: '周围的一个联系', simpleResolvers: true })
class NeighbourhoodLinkType {
  @Field(() => ID, { description: '起点的编号' })
  from!: string

  @Field(() => ID, { description: '终点的编号' })
  to!: string

  @Field(() => ReferenceTypeType, { nullable: true, description: '关系；起点只是终点的一部分（任务要求在段落中）则为空' })
  type!: ReferenceType | null

  @Field(() => ReferenceStatusType, { nullable: true, description: '是否经人确认；不是互见则为空' })
  status!: ReferenceStatus | null

  @Field(() => Float, { nullable: true, description: '系统建议的把握；不是建议则为空' })
  score!: number | null

  @Field(() => ID, { nullable: true, description: '互见的编号；不是互见则为空' })
  crossReference!: string | null
}

@ObjectType('Neighbourhood', { description: '一个对象周围的互见', simpleResolvers: true })
class NeighbourhoodType {
  @Field(() => ID, { description: '中心的编号' })
  center!: string

  @Field(() => [NeighbourhoodNodeType], { description: '周围的对象，近的在前，中心在最前' })
  nodes!: readonly NeighbourhoodNode[]

  @Field(() => [NeighbourhoodLinkType], { description: '它们之间的联系' })
  links!: readonly NeighbourhoodLinkType[]

  @Field(() => Boolean, { description: '周围还有更多，没有都列出来' })
  truncated!: boolean
}

@Resolver(() => NeighbourhoodNodeType)
export class NeighbourhoodResolver {
  @Query(() => NeighbourhoodType, { nullable: true, description: '一个对象周围的互见，最多三步远；没有这个对象，或它没有互见可言，则为空' })
  async neighbourhood(
    @Arg('id', () => ID, { description: '中心：任务要求、段落、事项、提法、清单或文稿的编号' }) id: string,
    @Arg('limit', () => Int, { defaultValue: 40, description: `最多多少个对象，上限 ${MOST_NODES}` }) limit: number,
    @Ctx() context: RequestContext,
  ): Promise<NeighbourhoodType | null> {
    if (limit < 1) throw new KnownError('INVALID', `limit 要在 1 到 ${MOST_NODES} 之间（收到 ${limit}）`, ['limit'])
    const node = await loadNode(context, id)
    const end = node && endOf(node)
    if (!node || end === null) return null
    const found = await findNeighbourhood(context, node, end, Math.min(limit, MOST_NODES))
    // An item of an earlier edition is met as the present one.
    const [first] = found.nodes
    return { center: first?.node.id ?? id, ...found, links: [...found.links] }
  }

  @FieldResolver(() => ReferencePlaceType, { description: '在哪里、怎么说、点开到哪里' })
  place(@Root() { node }: NeighbourhoodNode, @Ctx() context: RequestContext): Promise<ReferencePlaceType> {
    return describePlace(context, node)
  }
}
