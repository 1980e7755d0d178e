import { GraphQLError, Kind, type ASTVisitor, type FragmentDefinitionNode, type SelectionSetNode, type ValidationContext } from 'graphql'

/** A page with all it shows is 8 deep and has no more than a handful of aliases. */
export const DEEPEST = 15
export const MOST_ALIASES = 50
export const MOST_ROOT_FIELDS = 20

interface Measure {
  readonly depth: number
  readonly aliases: number
  /** Fields of the selection itself, not below. */
  readonly fields: number
}

/** A validation rule: refuses a document that is too deep, has too many aliases or too many root fields, fragments counted each time they are used. */
export function limitRule(context: ValidationContext): ASTVisitor {
  const fragments = new Map<string, Measure>()
  return {
    OperationDefinition(operation) {
      const { depth, aliases, fields } = measure(operation.selectionSet, context, fragments)
      const problem = depth > DEEPEST ? `查询嵌套了 ${depth} 层，最多 ${DEEPEST} 层，请分几次查询`
        : aliases > MOST_ALIASES ? `查询用了 ${aliases} 个别名，最多 ${MOST_ALIASES} 个，请分几次查询`
          : fields > MOST_ROOT_FIELDS ? `一次查询了 ${fields} 项，最多 ${MOST_ROOT_FIELDS} 项，请分几次查询`
            : null
      if (problem) context.reportError(new GraphQLError(problem, { nodes: operation, extensions: { code: 'TOO_COMPLEX' } }))
    },
  }
}

/** Introspection (`__schema …`) is as deep as its own rule in graphql-js allows and does not count here. */
function measure(set: SelectionSetNode, context: ValidationContext, fragments: Map<string, Measure>): Measure {
  let depth = 0
  let aliases = 0
  let fields = 0
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      fields += 1
      if (selection.alias) aliases += 1
      if (selection.name.value.startsWith('__')) continue
      const below = selection.selectionSet ? measure(selection.selectionSet, context, fragments) : null
      depth = Math.max(depth, 1 + (below?.depth ?? 0))
      aliases += below?.aliases ?? 0
      continue
    }
    const inner = selection.kind === Kind.INLINE_FRAGMENT
      ? measure(selection.selectionSet, context, fragments)
      : measureFragment(context.getFragment(selection.name.value), context, fragments)
    depth = Math.max(depth, inner.depth)
    aliases += inner.aliases
    fields += inner.fields
  }
  return { depth, aliases, fields }
}

/** Each fragment is measured once. One that contains itself counts as nothing here: another rule refuses it. */
function measureFragment(fragment: FragmentDefinitionNode | null | undefined, context: ValidationContext, fragments: Map<string, Measure>): Measure {
  const nothing: Measure = { depth: 0, aliases: 0, fields: 0 }
  if (!fragment) return nothing
  const name = fragment.name.value
  const known = fragments.get(name)
  if (known) return known
  fragments.set(name, nothing)
  const found = measure(fragment.selectionSet, context, fragments)
  fragments.set(name, found)
  return found
}
