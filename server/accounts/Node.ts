import 'reflect-metadata'
import { Field, ID, InterfaceType } from 'type-graphql'
import { idsInTable } from './idsInTable.ts'
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

/** Those of the ids for which `loadNode` would find something. Of kinds that have a table nothing is loaded. */
export async function keepPresent(context: RequestContext, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const present = await Promise.all([...Map.groupBy(new Set(ids), (id) => kindOf(context.nodeKinds, id))].map(async ([kind, ofKind]) => {
    if (!kind || !isAllowed(context, kind.action)) return []
    if (kind.table !== undefined) return idsInTable(context.em, kind.table, ofKind)
    const nodes = await Promise.all(ofKind.map((id) => loadNode(context, id)))
    return ofKind.filter((_, at) => nodes[at] !== null)
  }))
  return new Set(present.flat())
}

function kindOf(kinds: NodeKinds, id: string): NodeKind | undefined {
  const [prefix] = id.split('_', 1)
  return kinds.get(prefix ?? '')
}
