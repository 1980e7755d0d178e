import 'reflect-metadata'
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { PageArgs, type Connection } from '../../accounts/Connection.ts'
import type { RequestContext } from '../../accounts/RequestContext.ts'
import { Catalog } from '../Catalog.ts'
import type { CatalogKind } from '../CatalogRow.ts'
import { countFacets, distributeItems, type ItemFacet } from '../countItems.ts'
import type { HeldItem } from '../HeldItem.ts'
import type { ItemFilter } from '../itemFilter.ts'
import { listItems } from '../listItems.ts'
import { currentEditionOf, currentEditionsOf, demand, findDepartment, findEdition } from './catalogLoaders.ts'
import { CatalogEditionType } from './CatalogType.ts'
import {
  CatalogFacetType, CatalogItemConnection, CoordinationItemConnection, CoordinationItemFilter, DepartmentDistributionType, EnforcementItemConnection, ItemListArgs,
  ServiceItemConnection, ServiceItemFilter,
} from './ItemListType.ts'

/** A page, and what it is a page of, for the fields that count. */
interface ItemPage extends Connection<HeldItem> {
  readonly editionIds: readonly string[]
  readonly filter: ItemFilter
}

@Resolver(() => CatalogItemConnection)
export class ItemListResolver {
  @Query(() => ServiceItemConnection, { description: '现行的政务服务事项' })
  serviceItems(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ServiceItemFilter, { nullable: true, description: '条件' }) filter: ServiceItemFilter | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<Connection<HeldItem>> {
    return listKind(context, 'SERVICE', page, filter)
  }

  @Query(() => EnforcementItemConnection, { description: '现行的行政执法事项' })
  enforcementItems(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ServiceItemFilter, { nullable: true, description: '条件' }) filter: ServiceItemFilter | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<Connection<HeldItem>> {
    return listKind(context, 'ENFORCEMENT', page, filter)
  }

  @Query(() => CoordinationItemConnection, { description: '现行的县乡协同（配合履职）事项' })
  coordinationItems(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => CoordinationItemFilter, { nullable: true, description: '条件' }) filter: CoordinationItemFilter | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<Connection<HeldItem>> {
    return listKind(context, 'COORDINATION', page, filter)
  }

  @Query(() => CatalogItemConnection, { nullable: true, description: '一个清单的事项，现行版或指定的一版；没有这个清单或这一版，或看不到，则为空' })
  async catalogItems(
    @Arg('catalog', () => String, { description: '清单的短名' }) slug: string,
    @Arg('edition', () => ID, { nullable: true, description: '版本的编号；不填则是现行版' }) editionId: string | null | undefined,
    @Args(() => ItemListArgs) { filter, ...list }: ItemListArgs,
    @Ctx() context: RequestContext,
  ): Promise<ItemPage | null> {
    const catalog = await context.em.findOne(Catalog, { slug })
    if (!catalog) return null
    const edition = editionId ? await findEdition(context, editionId) : await currentEditionOf(context, catalog.id)
    if (edition?.catalog.id !== catalog.id) return null
    const request = { editions: [edition.id], filter: filter ?? {} }
    return { ...await listItems(context.em, { ...list, ...request }), editionIds: request.editions, filter: request.filter }
  }

  @FieldResolver(() => CatalogEditionType, { description: '哪一版' })
  edition(@Root() { editionIds: [id = ''] }: ItemPage, @Ctx() context: RequestContext) {
    return demand(findEdition(context, id), id)
  }

  @FieldResolver(() => [CatalogFacetType], { description: '按部门、层级、类型、领域的分布，不只这一页' })
  facets(@Root() { editionIds, filter }: ItemPage, @Ctx() { em }: RequestContext): Promise<ItemFacet[]> {
    return countFacets(em, editionIds, filter)
  }

  @FieldResolver(() => [DepartmentDistributionType], { description: '各部门的事项在各层级的分布，不只这一页；事项多的部门在前' })
  async distribution(@Root() { editionIds, filter }: ItemPage, @Ctx() context: RequestContext) {
    const rows = await distributeItems(context.em, editionIds, filter)
    return Promise.all(rows.map(async ({ departmentId, ...row }) => ({ ...row, department: await demand(findDepartment(context, departmentId), departmentId) })))
  }
}

async function listKind(context: RequestContext, kind: CatalogKind, page: PageArgs, filter: ItemFilter | null | undefined): Promise<Connection<HeldItem>> {
  const editions = (await currentEditionsOf(context, kind)).map(({ id }) => id)
  return listItems(context.em, { ...page, editions, filter: filter ?? {}, sort: 'LIST' })
}
