import 'reflect-metadata'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { RequestContext } from '../accounts/RequestContext.ts'
import { documentOf, findSection, passagesOfSection } from './documentLoaders.ts'
import type { Passage } from './Passage.ts'
import { PassageType } from './PassageType.ts'
import type { Section } from './Section.ts'
import { SectionType } from './SectionType.ts'
import type { SourceDocument } from './SourceDocument.ts'
import { SourceDocumentType } from './SourceDocumentType.ts'

@Resolver(() => PassageType)
export class PassageResolver {
  @FieldResolver(() => SourceDocumentType, { description: '所在的文稿' })
  document(@Root() passage: Passage, @Ctx() context: RequestContext): Promise<SourceDocument> {
    return documentOf(context, passage)
  }

  @FieldResolver(() => SectionType, { nullable: true, description: '所在的小节；在第一个小标题之前则为空' })
  async section(@Root() { section }: Passage, @Ctx() context: RequestContext): Promise<Section | null> {
    return section ? findSection(context, section.id) : null
  }

  @FieldResolver(() => String, { description: '网页上打开这一段的地址' })
  async url(@Root() passage: Passage, @Ctx() context: RequestContext): Promise<string> {
    return `/documents/${(await documentOf(context, passage)).slug}#${passage.id}`
  }
}

@Resolver(() => SectionType)
export class SectionResolver {
  @FieldResolver(() => [PassageType], { description: '直接在这一节里（不在下属各节里）的段落' })
  passages(@Root() { id }: Section, @Ctx() context: RequestContext): Promise<readonly Passage[]> {
    return passagesOfSection(context, id)
  }
}
