import 'reflect-metadata'
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { isAllowed } from '../../accounts/policy.ts'
import type { RequestContext } from '../../accounts/RequestContext.ts'
import { Catalog } from '../Catalog.ts'
import { CatalogEdition } from '../CatalogEdition.ts'
import type { CatalogKind } from '../CatalogRow.ts'
import type { Department } from '../Department.ts'
import { listDepartments } from '../departments.ts'
import type { Comparer } from '../editions/Comparer.ts'
import type { RowError } from '../import/RowError.ts'
import { fieldsOfKind, labelOf } from '../rowFields.ts'
import { titleOf } from '../titleOf.ts'
import { currentEditionOf, demand, editionBefore, editionsOf, findCatalog, findEdition, nameOfUser } from './catalogLoaders.ts'
import { CatalogEditionType, CatalogType, DepartmentType, ItemFieldNameType } from './CatalogType.ts'
import { describeChanges } from './describeChanges.ts'
import { EditionChangesType } from './EditionChangesType.ts'
import { CatalogKindType } from './enums.ts'
import { RowProblemType } from './ImportType.ts'

@Resolver(() => CatalogType)
export class CatalogResolver {
  @Query(() => [CatalogType], { description: '所有清单，或某一类的清单' })
  catalogs(
    @Arg('kind', () => CatalogKindType, { nullable: true, description: '类别；不填则不限' }) kind: CatalogKind | null | undefined,
    @Ctx() { em }: RequestContext,
  ): Promise<Catalog[]> {
    return em.find(Catalog, kind ? { kind } : {}, { orderBy: { createdAt: 'asc', id: 'asc' } })
  }

  @Query(() => CatalogType, { nullable: true, description: '按网址中的短名取一个清单；没有则为空' })
  catalog(@Arg('slug', () => String, { description: '网址中的短名' }) slug: string, @Ctx() { em }: RequestContext): Promise<Catalog | null> {
    return em.findOne(Catalog, { slug })
  }

  @Query(() => [DepartmentType], { description: '所有部门，按名称' })
  departments(@Ctx() { em }: RequestContext): Promise<Department[]> {
    return listDepartments(em)
  }

  @FieldResolver(() => String, { description: '标题；现行版是示范数据的，标题中注明' })
  async title(@Root() catalog: Catalog, @Ctx() context: RequestContext): Promise<string> {
    return titleOf(catalog, await currentEditionOf(context, catalog.id))
  }

  @FieldResolver(() => [ItemFieldNameType], { description: '这个清单的事项有哪些要素，按列的顺序' })
  itemFields(@Root() { kind }: Catalog): ItemFieldNameType[] {
    return (['code', ...fieldsOfKind(kind)] as const).map((field) => ({ field, label: labelOf(field, kind) }))
  }

  @FieldResolver(() => CatalogEditionType, { nullable: true, description: '现行版；还没有发布过则为空' })
  currentEdition(@Root() { id }: Catalog, @Ctx() context: RequestContext): Promise<CatalogEdition | null> {
    return currentEditionOf(context, id)
  }

  @FieldResolver(() => [CatalogEditionType], { description: '所有看得到的版本，由旧到新；草稿只有管理清单的人看得到' })
  editions(@Root() { id }: Catalog, @Ctx() context: RequestContext): Promise<readonly CatalogEdition[]> {
    return editionsOf(context, id)
  }
}

@Resolver(() => CatalogEditionType)
export class EditionResolver {
  readonly #comparer: Comparer

  constructor(comparer: Comparer) {
    this.#comparer = comparer
  }

  @Query(() => EditionChangesType, { nullable: true, description: '任意两版相比；有一版看不到则为空' })
  async compareEditions(
    @Arg('from', () => ID, { description: '前一版的编号' }) from: string,
    @Arg('to', () => ID, { description: '后一版的编号' }) to: string,
    @Ctx() context: RequestContext,
  ): Promise<EditionChangesType | null> {
    const [before, after] = await Promise.all([findEdition(context, from), findEdition(context, to)])
    return before && after && describeChanges(await this.#comparer.compareEditions(context.em, before, after))
  }

  @FieldResolver(() => CatalogType, { description: '哪个清单' })
  catalog(@Root() { catalog }: CatalogEdition, @Ctx() context: RequestContext): Promise<Catalog> {
    return demand(findCatalog(context, catalog.id), catalog.id)
  }

  @FieldResolver(() => CatalogEditionType, { nullable: true, description: '比较所对照的一版：已发布的对照它之前的一版，草稿对照现行版；没有则为空' })
  previous(@Root() edition: CatalogEdition, @Ctx() context: RequestContext): Promise<CatalogEdition | null> {
    return editionBefore(context, edition)
  }

  @FieldResolver(() => EditionChangesType, { description: '与前一版相比的变化；没有前一版的，所有事项都是新增' })
  async changes(@Root() edition: CatalogEdition, @Ctx() context: RequestContext): Promise<EditionChangesType> {
    return describeChanges(await this.#comparer.compareEditions(context.em, await editionBefore(context, edition), edition))
  }

  @FieldResolver(() => String, { nullable: true, description: '作者；起始数据、命令行导入的，或没有登录，则为空' })
  author(@Root() { author }: CatalogEdition, @Ctx() context: RequestContext): Promise<string | null> {
    return nameOfUser(context, author)
  }

  @FieldResolver(() => String, { nullable: true, description: '审核人；不经审核发布的，或没有登录，则为空' })
  reviewer(@Root() { reviewer }: CatalogEdition, @Ctx() context: RequestContext): Promise<string | null> {
    return nameOfUser(context, reviewer)
  }

  @FieldResolver(() => [RowProblemType], { description: '导入时有误、没有收进来的行的问题；无权看则没有' })
  async leftOut(@Root() { id, leftOutCount }: CatalogEdition, @Ctx() context: RequestContext): Promise<readonly RowError[]> {
    if (leftOutCount === 0 || !isAllowed(context, 'CatalogEdition.open')) return []
    return (await context.em.fork().findOneOrFail(CatalogEdition, { id }, { populate: ['leftOut'] })).leftOut
  }

  @FieldResolver(() => String, { nullable: true, description: '最近一次退回的原因；没有退回，或无权看，则为空' })
  returnReason(@Root() { returnReason }: CatalogEdition, @Ctx() context: RequestContext): string | null {
    return isAllowed(context, 'CatalogEdition.open') ? returnReason ?? null : null
  }
}
