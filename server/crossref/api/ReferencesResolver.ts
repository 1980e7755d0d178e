import 'reflect-metadata'
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { loadNode } from '../../accounts/Node.ts'
import type { RequestContext } from '../../accounts/RequestContext.ts'
import { CatalogItemType } from '../../catalogs/api/CatalogItemType.ts'
import { CatalogType } from '../../catalogs/api/CatalogType.ts'
import type { Catalog } from '../../catalogs/Catalog.ts'
import type { HeldItem } from '../../catalogs/HeldItem.ts'
import type { Directive } from '../../documents/Directive.ts'
import { DirectiveType } from '../../documents/DirectiveType.ts'
import type { Formulation } from '../../documents/Formulation.ts'
import { FormulationType } from '../../documents/FormulationType.ts'
import type { Passage } from '../../documents/Passage.ts'
import { PassageType } from '../../documents/PassageType.ts'
import type { SourceDocument } from '../../documents/SourceDocument.ts'
import { SourceDocumentType } from '../../documents/SourceDocumentType.ts'
import { SearchResultType } from '../../search/SearchResultType.ts'
import { CrossReferenceType } from './CrossReferenceType.ts'
import { endOf, isItem } from './endLoaders.ts'
import { referencesOf, referencesOfItem, referencesOfPassage, type SeenReference } from './referenceLoaders.ts'
import { referencesToDocument } from './referencesToDocument.ts'

type Seen = Promise<readonly SeenReference[]>

@Resolver(() => PassageType)
export class PassageReferenceResolver {
  @FieldResolver(() => [CrossReferenceType], { description: '与这一段、与其中的任务要求和引文互见的事项、清单、段落、文稿、提法' })
  crossReferences(@Root() { id }: Passage, @Ctx() context: RequestContext): Seen {
    return referencesOfPassage(context, id)
  }
}

@Resolver(() => DirectiveType)
export class DirectiveReferenceResolver {
  @FieldResolver(() => [CrossReferenceType], { description: '这条任务要求落到的清单、事项' })
  crossReferences(@Root() { id }: Directive, @Ctx() context: RequestContext): Seen {
    return referencesOf(context, id)
  }
}

@Resolver(() => CatalogItemType)
export class ItemReferenceResolver {
  @FieldResolver(() => [CrossReferenceType], { description: '与这一事项互见的任务要求、段落、文稿、事项，和对整个清单的任务要求；旧版中的事项是它现在的互见' })
  crossReferences(@Root() item: HeldItem, @Ctx() context: RequestContext): Seen {
    return referencesOfItem(context, item)
  }
}

@Resolver(() => CatalogType)
export class CatalogReferenceResolver {
  @FieldResolver(() => [CrossReferenceType], { description: '要求、提到或引用这个清单的任务要求、段落' })
  crossReferences(@Root() { id }: Catalog, @Ctx() context: RequestContext): Seen {
    return referencesOf(context, id)
  }
}

@Resolver(() => FormulationType)
export class FormulationReferenceResolver {
  @FieldResolver(() => [CrossReferenceType], { description: '与这个提法互见的段落' })
  crossReferences(@Root() { id }: Formulation, @Ctx() context: RequestContext): Seen {
    return referencesOf(context, id)
  }
}

@Resolver(() => SourceDocumentType)
export class DocumentReferenceResolver {
  @FieldResolver(() => [CrossReferenceType], { description: '别处引用、转述这篇文稿的互见：终点是它，或是它的段落' })
  crossReferences(
    @Root() { id }: SourceDocument,
    @Arg('first', () => Int, { defaultValue: 100, description: '最多要多少条，上限 500' }) first: number,
    @Ctx() context: RequestContext,
  ): Seen {
    return referencesToDocument(context, id, first)
  }
}

@Resolver(() => SearchResultType)
export class ResultReferenceResolver {
  @FieldResolver(() => Int, { description: '有多少互见' })
  async crossReferenceCount(@Root() { id }: SearchResultType, @Ctx() context: RequestContext): Promise<number> {
    const node = await loadNode(context, id)
    if (node === null) return 0
    if (isItem(node)) return (await referencesOfItem(context, node)).length
    const end = endOf(node)
    if (end === null) return 0
    return (end.startsWith('psg_') ? await referencesOfPassage(context, end) : await referencesOf(context, end)).length
  }
}
