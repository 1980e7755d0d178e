import 'reflect-metadata'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { loadNode, Node } from '../accounts/Node.ts'
import type { NodeValue, RequestContext } from '../accounts/RequestContext.ts'
import { SearchResultType } from './SearchResultType.ts'

@Resolver(() => SearchResultType)
export class SearchResultResolver {
  @FieldResolver(() => Node, { description: '对象本身' })
  async node(@Root() { id }: SearchResultType, @Ctx() context: RequestContext): Promise<NodeValue> {
    const node = await loadNode(context, id)
    // It was there a moment ago, when the page was put together.
    if (node === null) throw new Error(`${id} is gone`)
    return node
  }
}
