import 'reflect-metadata'
import { FieldResolver, Resolver } from 'type-graphql'
import type { NodeKind } from '../accounts/RequestContext.ts'
import { CatalogItemType } from '../catalogs/api/CatalogItemType.ts'
import { PassageType } from '../documents/PassageType.ts'
import { CrossReferenceType } from './CrossReferenceType.ts'

/** Nothing is linked yet, so every list is empty and no id leads to a link. */
@Resolver(() => PassageType)
export class PassageReferenceResolver {
  @FieldResolver(() => [CrossReferenceType], { description: '与这一段互见的事项、段落、文稿' })
  crossReferences(): CrossReferenceType[] {
    return []
  }
}

@Resolver(() => CatalogItemType)
export class ItemReferenceResolver {
  @FieldResolver(() => [CrossReferenceType], { description: '与这一事项互见的段落、文稿、事项' })
  crossReferences(): CrossReferenceType[] {
    return []
  }
}

export const crossReferenceNodes: NodeKind = {
  prefix: 'xrf', typeName: 'CrossReference', action: 'Node.CrossReference', load: (ids) => Promise.resolve(ids.map(() => null)),
}
