import { Kind, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql'

/** The shape of an operation, fragments counted each time they are used. */
export interface Measure {
  readonly depth: number
  readonly aliases: number
  /** Fields of the selection itself, not below. */
  readonly fields: number
}

/** Measures an operation of a valid document. Introspection (`__schema …`) is limited by graphql-js itself and has no depth here. */
export function measureOperation(document: DocumentNode, operation: OperationDefinitionNode): Measure {
  const definitions = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) if (definition.kind === Kind.FRAGMENT_DEFINITION) definitions.set(definition.name.value, definition)
  /** Each fragment is measured once, however often it is used: a document of doubling fragments costs no more than its length. */
  const measured = new Map<string, Measure>()

  function measureFragment(name: string): Measure {
    const known = measured.get(name)
    if (known) return known
    const definition = definitions.get(name)
    const found = definition ? measure(definition.selectionSet) : { depth: 0, aliases: 0, fields: 0 }
    measured.set(name, found)
    return found
  }

  function measure(set: SelectionSetNode): Measure {
    let depth = 0
    let aliases = 0
    let fields = 0
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        fields += 1
        if (selection.alias) aliases += 1
        if (selection.name.value.startsWith('__')) continue
        const below = selection.selectionSet ? measure(selection.selectionSet) : null
        depth = Math.max(depth, 1 + (below?.depth ?? 0))
        aliases += below?.aliases ?? 0
        continue
      }
      const inner = selection.kind === Kind.INLINE_FRAGMENT ? measure(selection.selectionSet) : measureFragment(selection.name.value)
      depth = Math.max(depth, inner.depth)
      aliases += inner.aliases
      fields += inner.fields
    }
    return { depth, aliases, fields }
  }

  return measure(operation.selectionSet)
}
