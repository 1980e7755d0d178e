import 'reflect-metadata'
import { Field, ID, InterfaceType } from 'type-graphql'
import { isAllowed } from './policy.ts'
import { loader, type NodeKind, type NodeKinds, type NodeValue, type RequestContext } from './RequestContext.ts'

@InterfaceType('Node', {
  description: '有自己编号的对象，凭编号可以再次取到',
  resolveType: (value: NodeValue, context: RequestContext) => kindOf(context.nodeKinds, value.id)?.typeName,
})
export abstract class Node {
  @Field(() => ID, { description: '全局唯一的编号，重新读入文件后不变' })
  id!: string
}

/** The thing with this id, loaded together with others asked for at the same time; null for an id that is unknown, malformed or not the viewer's to see. */
export async function loadNode(context: RequestContext, id: string): Promise<NodeValue | null> {
  const kind = kindOf(context.nodeKinds, id)
  if (!kind || !isAllowed(context, kind.action)) return null
  return loader<string, NodeValue | null>(context, `node ${kind.prefix}`, (ids) => kind.load(ids, context)).load(id)
}

/** Whether `loadNode` would find something for this id. Many at once cost one statement for each kind, and a tenth of loading them. */
export async function hasNode(context: RequestContext, id: string): Promise<boolean> {
  const kind = kindOf(context.nodeKinds, id)
  if (!kind || !isAllowed(context, kind.action)) return false
  const { present } = kind
  if (!present) return await loadNode(context, id) !== null
  return loader<string, boolean>(context, `has ${kind.prefix}`, async (ids) => {
    const found = await present(ids, context)
    return ids.map((each) => found.has(each))
  }).load(id)
}

function kindOf(kinds: NodeKinds, id: string): NodeKind | undefined {
  const [prefix] = id.split('_', 1)
  return kinds.get(prefix ?? '')
}
