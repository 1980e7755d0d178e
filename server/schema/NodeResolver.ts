import 'reflect-metadata'
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql'
import { loadNode, Node } from '../accounts/Node.ts'
import type { NodeValue, RequestContext } from '../accounts/RequestContext.ts'

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: '凭编号取一个对象；没有，或无权看，则为空' })
  node(@Arg('id', () => ID, { description: '编号' }) id: string, @Ctx() context: RequestContext): Promise<NodeValue | null> {
    return loadNode(context, id)
  }
}
