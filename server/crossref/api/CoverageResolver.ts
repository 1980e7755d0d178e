import 'reflect-metadata'
import { Args, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql'
import type { ClassType } from 'type-graphql'
import { createConnectionType, PageArgs, type Connection } from '../../accounts/Connection.ts'
import { inGroups, loader, type RequestContext } from '../../accounts/RequestContext.ts'
import { CatalogItemType } from '../../catalogs/api/CatalogItemType.ts'
import { currentEditionOf, demand, findDepartment } from '../../catalogs/api/catalogLoaders.ts'
import { CatalogType, DepartmentType } from '../../catalogs/api/CatalogType.ts'
import type { Catalog } from '../../catalogs/Catalog.ts'
import type { Department } from '../../catalogs/Department.ts'
import type { HeldItem } from '../../catalogs/HeldItem.ts'
import { countCoverage, countListMandates, listUncovered, type DepartmentCoverage } from '../coverage.ts'

@ObjectType('DepartmentCoverage', { description: '一个部门的事项有多少有文稿要求或提到' })
class DepartmentCoverageType {
  @Field(() => Int, { description: '事项数' })
  total!: number

  @Field(() => Int, { description: '其中有文稿要求或提到的' })
  covered!: number
}

@ObjectType('CatalogCoverage', { description: '清单现行版的事项有多少有文稿要求或提到' })
class CatalogCoverageType {
  @Field(() => Int, { description: '事项数' })
  total!: number

  @Field(() => Int, { description: '其中有文稿要求或提到的' })
  covered!: number

  @Field(() => Int, { description: '有多少条任务要求说的是整个清单；这些不算点到其中的事项，不在 covered 之内' })
  listMandates!: number

  @Field(() => [DepartmentCoverageType], { description: '按部门，事项多的在前' })
  departments!: readonly DepartmentCoverage[]
}

interface Coverage extends CatalogCoverageType {
  readonly editionId: string
}

const UncoveredItemConnection = createConnectionType('UncoveredItem', '没有文稿要求或提到的事项', () => CatalogItemType as unknown as ClassType)

@Resolver(() => CatalogType)
export class CoverageResolver {
  @FieldResolver(() => CatalogCoverageType, { nullable: true, description: '现行版的事项有多少有文稿要求或提到；还没有发布过则为空' })
  async coverage(@Root() { id }: Catalog, @Ctx() context: RequestContext): Promise<Coverage | null> {
    const edition = await currentEditionOf(context, id)
    if (!edition) return null
    const departments = await loader<string, readonly DepartmentCoverage[]>(context, 'coverage of edition', async (editions) =>
      inGroups(editions, await countCoverage(context.em, editions), ({ editionId }) => editionId)).load(edition.id)
    const listMandates = await loader<string, number>(context, 'mandates of list', async (catalogs) => {
      const counts = await countListMandates(context.em, catalogs)
      return catalogs.map((catalog) => counts.get(catalog) ?? 0)
    }).load(id)
    const sum = (field: 'total' | 'covered') => departments.reduce((so, department) => so + department[field], 0)
    return { editionId: edition.id, total: sum('total'), covered: sum('covered'), listMandates, departments }
  }
}

@Resolver(() => CatalogCoverageType)
export class UncoveredResolver {
  @FieldResolver(() => UncoveredItemConnection, { description: '没有文稿要求或提到的事项，照清单的先后' })
  uncovered(@Root() { editionId }: Coverage, @Args(() => PageArgs) page: PageArgs, @Ctx() { em }: RequestContext): Promise<Connection<HeldItem>> {
    return listUncovered(em, editionId, page)
  }
}

@Resolver(() => DepartmentCoverageType)
export class DepartmentCoverageResolver {
  @FieldResolver(() => DepartmentType, { description: '部门' })
  department(@Root() { departmentId }: DepartmentCoverage, @Ctx() context: RequestContext): Promise<Department> {
    return demand(findDepartment(context, departmentId), departmentId)
  }
}
