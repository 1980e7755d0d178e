import 'reflect-metadata'
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql'
import type { MikroORM } from '@mikro-orm/sqlite'
import { Day } from '../../accounts/Day.ts'
import type { RequestContext } from '../../accounts/RequestContext.ts'
import { answerWithUserErrors } from '../../accounts/UserError.ts'
import type { CatalogKind } from '../CatalogRow.ts'
import { createCatalog, renameCatalog } from '../createCatalog.ts'
import type { Comparer } from '../editions/Comparer.ts'
import { createDraft, discardDraft, publishEdition, returnEdition, submitForReview, withdrawEdition, type Deed } from '../editions/review.ts'
import { findCatalog, findEdition, forgetWhatWasRead } from './catalogLoaders.ts'
import { CatalogKindType } from './enums.ts'
import { CatalogPayload, EditionPayload } from './payloads.ts'

const EDITION = { description: '版本的编号' } as const
const REASON = { nullable: true, description: '原因或说明，记入修订' } as const

@Resolver()
export class ReviewResolver {
  readonly #orm: MikroORM
  readonly #comparer: Comparer

  constructor(orm: MikroORM, comparer: Comparer) {
    this.#orm = orm
    this.#comparer = comparer
  }

  @Mutation(() => CatalogPayload, { description: '新建一个清单，还没有事项' })
  createCatalog(
    @Arg('slug', () => String, { description: '网址中的短名：小写字母、数字、连字符' }) slug: string,
    @Arg('title', () => String, { description: '标题' }) title: string,
    @Arg('kind', () => CatalogKindType, { description: '类别' }) kind: CatalogKind,
    @Arg('aliases', () => [String], { defaultValue: [], description: '别名：文稿可能用来称呼它的其他名称' }) aliases: string[],
    @Ctx() context: RequestContext,
  ): Promise<CatalogPayload> {
    return this.#answerCatalog(context, () => createCatalog(this.#orm, { slug, title, kind, aliases }, deedOf(context, null)))
  }

  @Mutation(() => CatalogPayload, { description: '改一个清单的标题或别名' })
  renameCatalog(
    @Arg('id', () => ID, { description: '清单的编号' }) id: string,
    @Arg('title', () => String, { nullable: true, description: '标题；不填则不动' }) title: string | null | undefined,
    @Arg('aliases', () => [String], { nullable: true, description: '别名，代替原来的；不填则不动' }) aliases: string[] | null | undefined,
    @Arg('reason', () => String, REASON) reason: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<CatalogPayload> {
    return this.#answerCatalog(context, () => renameCatalog(this.#orm, id, { title: title ?? null, aliases: aliases ?? null }, deedOf(context, reason)))
  }

  @Mutation(() => EditionPayload, { description: '以现行版为底，新建草稿' })
  createDraft(
    @Arg('catalog', () => ID, { description: '清单的编号' }) catalog: string,
    @Arg('reason', () => String, REASON) reason: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<EditionPayload> {
    return this.#answer(context, () => createDraft(this.#orm, catalog, deedOf(context, reason)))
  }

  @Mutation(() => EditionPayload, { description: '把草稿提交审核' })
  submitForReview(@Arg('edition', () => ID, EDITION) edition: string, @Arg('reason', () => String, REASON) reason: string | null | undefined, @Ctx() context: RequestContext): Promise<EditionPayload> {
    return this.#answer(context, () => submitForReview(this.#orm, edition, deedOf(context, reason)))
  }

  @Mutation(() => EditionPayload, { description: '把审核中的一版退回作者，须写明原因' })
  returnEdition(@Arg('edition', () => ID, EDITION) edition: string, @Arg('reason', () => String, { description: '原因' }) reason: string, @Ctx() context: RequestContext): Promise<EditionPayload> {
    return this.#answer(context, () => returnEdition(this.#orm, edition, deedOf(context, reason)))
  }

  @Mutation(() => EditionPayload, { description: '发布审核中的一版；作者和提交人不能发布' })
  publishEdition(
    @Arg('edition', () => ID, EDITION) edition: string,
    @Arg('effectiveDate', () => Day, { nullable: true, description: '生效日期' }) effectiveDate: string | null | undefined,
    @Arg('reason', () => String, REASON) reason: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<EditionPayload> {
    return this.#answer(context, () => publishEdition(this.#orm, this.#comparer, edition, { ...deedOf(context, reason), effectiveDate: effectiveDate ?? null }))
  }

  @Mutation(() => EditionPayload, { description: '撤回现行版，恢复它之前的一版，须写明原因；给出恢复的那一版' })
  withdrawEdition(@Arg('edition', () => ID, EDITION) edition: string, @Arg('reason', () => String, { description: '原因' }) reason: string, @Ctx() context: RequestContext): Promise<EditionPayload> {
    return this.#answer(context, () => withdrawEdition(this.#orm, edition, deedOf(context, reason)))
  }

  @Mutation(() => CatalogPayload, { description: '放弃草稿' })
  discardDraft(@Arg('edition', () => ID, EDITION) edition: string, @Arg('reason', () => String, REASON) reason: string | null | undefined, @Ctx() context: RequestContext): Promise<CatalogPayload> {
    return this.#answerCatalog(context, () => discardDraft(this.#orm, edition, deedOf(context, reason)))
  }

  #answerCatalog(context: RequestContext, deed: () => Promise<string>): Promise<CatalogPayload> {
    return answerWithUserErrors({ catalog: null }, async () => {
      const id = await deed()
      forgetWhatWasRead(context)
      return { catalog: await findCatalog(context, id) }
    })
  }

  #answer(context: RequestContext, deed: () => Promise<string>): Promise<EditionPayload> {
    return answerWithUserErrors({ edition: null }, async () => {
      const id = await deed()
      forgetWhatWasRead(context)
      return { edition: await findEdition(context, id) }
    })
  }
}

function deedOf({ viewer }: RequestContext, reason: string | null | undefined): Deed {
  return { actor: viewer?.id ?? '', reason: reason?.trim() || null }
}
