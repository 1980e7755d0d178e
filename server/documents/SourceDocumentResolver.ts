import 'reflect-metadata'
import { Arg, Args, Ctx, Field, FieldResolver, InputType, Int, Query, registerEnumType, Resolver, Root } from 'type-graphql'
import { PageArgs, type Connection } from '../accounts/Connection.ts'
import type { RequestContext } from '../accounts/RequestContext.ts'
import type { DocumentKind, Level } from '../ingest/AnnotatedText.ts'
import type { Citation } from './Citation.ts'
import { CitationType } from './CitationType.ts'
import { CompletenessType } from './CompletenessType.ts'
import type { Directive } from './Directive.ts'
import { DirectiveType } from './DirectiveType.ts'
import { DocumentKindType } from './DocumentKindType.ts'
import {
  citationsOf, describeRevisions, describeSource, directivesOf, figuresOf, formulationsOf, formulationUsesOf, quotationsOf, readLongColumn,
  sectionsOf,
} from './documentLoaders.ts'
import type { Figure } from './Figure.ts'
import { FigureType } from './FigureType.ts'
import type { Formulation } from './Formulation.ts'
import { FormulationType, FormulationUseType } from './FormulationType.ts'
import type { FormulationUse } from './FormulationUse.ts'
import { LevelType } from './LevelType.ts'
import { listDocuments, type DocumentListFilter, type DocumentSort } from './listDocuments.ts'
import { pagePassages } from './pagePassages.ts'
import type { Passage } from './Passage.ts'
import { PassageConnection } from './PassageType.ts'
import { placeRepairs } from './placeRepairs.ts'
import type { Quotation } from './Quotation.ts'
import { QuotationType } from './QuotationType.ts'
import { RepairType } from './RepairType.ts'
import type { Section } from './Section.ts'
import { SectionType } from './SectionType.ts'
import { SourceDocument } from './SourceDocument.ts'
import { SourceDocumentConnection, SourceDocumentType } from './SourceDocumentType.ts'
import { DocumentRevisionType, SourceFileType } from './SourceFileType.ts'

const DocumentSortType = { NEWEST: 'NEWEST', OLDEST: 'OLDEST', TITLE: 'TITLE' } as const satisfies { [Name in DocumentSort]: Name }

registerEnumType(DocumentSortType, {
  name: 'DocumentSort',
  description: '文稿列表的排列顺序；没有日期的排在最后',
  valuesConfig: {
    NEWEST: { description: '日期由近到远' },
    OLDEST: { description: '日期由远到近' },
    TITLE: { description: '按标题' },
  },
})

@InputType('DocumentFilter', { description: '只要符合这些条件的文稿；不填的不限' })
class DocumentFilter implements DocumentListFilter {
  @Field(() => [DocumentKindType], { nullable: true, description: '种类是其中之一' })
  kinds?: DocumentKind[] | null

  @Field(() => [LevelType], { nullable: true, description: '层级是其中之一' })
  levels?: Level[] | null

  @Field(() => Int, { nullable: true, description: '从哪一年起' })
  yearFrom?: number | null

  @Field(() => Int, { nullable: true, description: '到哪一年止' })
  yearTo?: number | null

  @Field(() => String, { nullable: true, description: '标题、讲话人或场合中有这些字' })
  text?: string | null
}

/** What a whole text counts for against the limit of what one query may ask. */
const LONG = 1000

@Resolver(() => SourceDocumentType)
export class SourceDocumentResolver {
  @Query(() => SourceDocumentType, { nullable: true, description: '按网址中的短名取一篇文稿；没有则为空' })
  document(
    @Arg('slug', () => String, { description: '网址中的短名' }) slug: string,
    @Ctx() { em }: RequestContext,
  ): Promise<SourceDocument | null> {
    return em.findOne(SourceDocument, { slug })
  }

  @Query(() => SourceDocumentConnection, { description: '文稿列表' })
  documents(
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Arg('filter', () => DocumentFilter, { nullable: true, description: '条件' }) filter: DocumentFilter | null,
    @Arg('sort', () => DocumentSortType, { defaultValue: 'NEWEST', description: '顺序' }) sort: DocumentSort,
    @Ctx() { em }: RequestContext,
  ): Promise<Connection<SourceDocument>> {
    return listDocuments(em, { first, after, filter, sort })
  }

  @FieldResolver(() => String, { complexity: LONG, description: '从文件解出的文字，一字未改' })
  rawText(@Root() { id }: SourceDocument, @Ctx() context: RequestContext): Promise<string> {
    return readLongColumn(context, id, 'rawText')
  }

  @FieldResolver(() => String, { complexity: LONG, description: '修补过的简体文字；段落是它的一部分' })
  cleanText(@Root() { id }: SourceDocument, @Ctx() context: RequestContext): Promise<string> {
    return readLongColumn(context, id, 'cleanText')
  }

  @FieldResolver(() => CompletenessType, { description: '文稿是否完整' })
  completeness(@Root() { shownCharacters, statedCharacters, gaps }: SourceDocument): CompletenessType {
    return { shownCharacters, statedCharacters: statedCharacters ?? null, ratio: statedCharacters ? shownCharacters / statedCharacters : null, gaps }
  }

  @FieldResolver(() => [RepairType], { description: '所有修补，按出现的先后' })
  async repairs(@Root() { id }: SourceDocument, @Ctx() context: RequestContext): Promise<RepairType[]> {
    return placeRepairs(await readLongColumn(context, id, 'repairs'))
  }

  @FieldResolver(() => [SectionType], { description: '提纲：所有小节，按出现的先后，上级在前' })
  outline(@Root() { id }: SourceDocument, @Ctx() context: RequestContext): Promise<readonly Section[]> {
    return sectionsOf(context, id)
  }

  @FieldResolver(() => PassageConnection, { description: '段落，按出现的先后' })
  passages(@Root() { id }: SourceDocument, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext): Promise<Connection<Passage>> {
    return pagePassages(context, id, page)
  }

  @FieldResolver(() => [DirectiveType], { description: '任务要求，按出现的先后' })
  directives(@Root() { id }: SourceDocument, @Ctx() context: RequestContext): Promise<readonly Directive[]> {
    return directivesOf(context, id)
  }

  @FieldResolver(() => [QuotationType], { description: '引文，按出现的先后' })
  quotations(@Root() { id }: SourceDocument, @Ctx() context: RequestContext): Promise<readonly Quotation[]> {
    return quotationsOf(context, id)
  }

  @FieldResolver(() => [CitationType], { description: '提到的文件，按出现的先后' })
  citations(@Root() { id }: SourceDocument, @Ctx() context: RequestContext): Promise<readonly Citation[]> {
    return citationsOf(context, id)
  }

  @FieldResolver(() => [FigureType], { description: '数据，按出现的先后' })
  figures(@Root() { id }: SourceDocument, @Ctx() context: RequestContext): Promise<readonly Figure[]> {
    return figuresOf(context, id)
  }

  @FieldResolver(() => [FormulationType], { description: '用到的提法，按首次出现的先后，不重复' })
  formulations(@Root() { id }: SourceDocument, @Ctx() context: RequestContext): Promise<readonly Formulation[]> {
    return formulationsOf(context, id)
  }

  @FieldResolver(() => [FormulationUseType], { description: '提法出现的每一处，按先后' })
  formulationUses(@Root() { id }: SourceDocument, @Ctx() context: RequestContext): Promise<readonly FormulationUse[]> {
    return formulationUsesOf(context, id)
  }

  @FieldResolver(() => SourceFileType, { description: '读自哪个文件' })
  source(@Root() { file }: SourceDocument, @Ctx() context: RequestContext): Promise<SourceFileType> {
    return describeSource(context, file.sha256)
  }

  @FieldResolver(() => [DocumentRevisionType], { description: '所有版本，由旧到新' })
  revisions(@Root() { id }: SourceDocument, @Ctx() context: RequestContext): Promise<DocumentRevisionType[]> {
    return describeRevisions(context, id)
  }
}
