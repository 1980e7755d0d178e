import 'reflect-metadata'
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Resolver, Root } from 'type-graphql'
import type { MikroORM } from '@mikro-orm/sqlite'
import { inGroups, loader, type RequestContext } from '../../accounts/RequestContext.ts'
import { answerWithUserErrors } from '../../accounts/UserError.ts'
import type { Department } from '../Department.ts'
import { addDepartment, mergeDepartments, renameDepartment } from '../editDepartments.ts'
import type { Deed } from '../editions/review.ts'
import { demand, findCatalog, findDepartment, forgetWhatWasRead } from './catalogLoaders.ts'
import { DepartmentItemCountType, DepartmentType } from './CatalogType.ts'
import { DepartmentPayload } from './payloads.ts'

const REASON = { nullable: true, description: '原因，记入修订' } as const

@Resolver(() => DepartmentType)
export class DepartmentResolver {
  readonly #orm: MikroORM

  constructor(orm: MikroORM) {
    this.#orm = orm
  }

  @FieldResolver(() => Int, { description: '在各清单的现行版中负责多少事项' })
  async itemCount(@Root() { id }: Department, @Ctx() context: RequestContext): Promise<number> {
    return (await countsOf(context, id)).reduce((sum, { count }) => sum + count, 0)
  }

  @FieldResolver(() => [DepartmentItemCountType], { description: '在各清单的现行版中负责多少事项，一个清单一条；没有事项的清单不列' })
  async itemCounts(@Root() { id }: Department, @Ctx() context: RequestContext): Promise<DepartmentItemCountType[]> {
    return Promise.all((await countsOf(context, id)).map(async ({ catalog, count }) => ({ catalog: await demand(findCatalog(context, catalog), catalog), count })))
  }

  @Mutation(() => DepartmentPayload, { description: '新增部门' })
  addDepartment(
    @Arg('name', () => String, { description: '名称' }) name: string,
    @Arg('aliases', () => [String], { defaultValue: [], description: '别名' }) aliases: string[],
    @Arg('reason', () => String, REASON) reason: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<DepartmentPayload> {
    return this.#answer(context, () => addDepartment(this.#orm, name, aliases, deedOf(context, reason)))
  }

  @Mutation(() => DepartmentPayload, { description: '改部门的名称或别名；原来的名称留作别名' })
  renameDepartment(
    @Arg('id', () => ID, { description: '部门的编号' }) id: string,
    @Arg('name', () => String, { nullable: true, description: '名称；不填则不动' }) name: string | null | undefined,
    @Arg('aliases', () => [String], { nullable: true, description: '别名，代替原来的；不填则不动' }) aliases: string[] | null | undefined,
    @Arg('reason', () => String, REASON) reason: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<DepartmentPayload> {
    return this.#answer(context, () => renameDepartment(this.#orm, id, { name: name ?? null, aliases: aliases ?? null }, deedOf(context, reason)))
  }

  @Mutation(() => DepartmentPayload, { description: '把一个部门并入另一个；它的名称和别名都成为后者的别名' })
  mergeDepartments(
    @Arg('from', () => ID, { description: '并入别人的部门' }) from: string,
    @Arg('into', () => ID, { description: '留下的部门' }) into: string,
    @Arg('reason', () => String, REASON) reason: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<DepartmentPayload> {
    return this.#answer(context, () => mergeDepartments(this.#orm, from, into, deedOf(context, reason)))
  }

  #answer(context: RequestContext, deed: () => Promise<string>): Promise<DepartmentPayload> {
    return answerWithUserErrors({ department: null }, async () => {
      const id = await deed()
      forgetWhatWasRead(context)
      return { department: await findDepartment(context, id) }
    })
  }
}

function deedOf({ viewer }: RequestContext, reason: string | null | undefined): Deed {
  return { actor: viewer?.id ?? '', reason: reason?.trim() || null }
}

interface CatalogCount {
  readonly id: string
  readonly catalog: string
  readonly count: number
}

function countsOf(context: RequestContext, department: string): Promise<CatalogCount[]> {
  return loader<string, CatalogCount[]>(context, 'items of department', async (ids) => inGroups(
    ids,
    await context.em.execute<CatalogCount[]>(
      `select i.department_id as id, e.catalog_id as catalog, count(*) as count from catalog_item i join catalog_edition e on e.id = i.edition_id
       where e.status = 'PUBLISHED' and i.department_id in (${ids.map(() => '?').join(', ')}) group by i.department_id, e.catalog_id`, [...ids],
    ),
    (row) => row.id,
  )).load(department)
}
