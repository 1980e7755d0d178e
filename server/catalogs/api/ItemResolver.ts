import 'reflect-metadata'
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import type { RequestContext } from '../../accounts/RequestContext.ts'
import { LevelType } from '../../documents/LevelType.ts'
import type { Level } from '../../ingest/AnnotatedText.ts'
import type { CatalogEdition } from '../CatalogEdition.ts'
import type { CatalogKind } from '../CatalogRow.ts'
import type { Department } from '../Department.ts'
import { findByCode, type FoundByCode } from '../findByCode.ts'
import { formatField } from '../formatField.ts'
import { levelsOf, type HeldItem } from '../HeldItem.ts'
import { traceItem } from '../itemHistory.ts'
import { fieldsOfKind, labelOf } from '../rowFields.ts'
import { BasicDutyItemType, CatalogItemType, CoordinationItemType, EnforcementItemType, RecalledItemType, ServiceItemType } from './CatalogItemType.ts'
import { demand, editionsOf, findDepartment, findEdition, nameOfUser } from './catalogLoaders.ts'
import { CatalogEditionType, DepartmentType } from './CatalogType.ts'
import { CatalogKindType } from './enums.ts'
import { ItemByCodeType, ItemStateType } from './ItemHistoryType.ts'
import { urlOfItem } from './urlOfItem.ts'
import { ItemFieldType } from './valueTypes.ts'

@Resolver(() => CatalogItemType)
export class ItemResolver {
  @Query(() => ServiceItemType, { nullable: true, description: '现行政务服务事项；旧编码给出现在的事项，拆分过的给出第一项；没有则为空' })
  async serviceItem(@Arg('code', () => String, { description: '事项编码' }) code: string, @Ctx() { em }: RequestContext): Promise<HeldItem | null> {
    return (await findByCode(em, code, { kind: 'SERVICE' }))?.items[0] ?? null
  }

  @Query(() => ItemByCodeType, { nullable: true, description: '一类清单或一个清单中，编码现在所指的事项，旧编码附说明；从来没有这个编码则为空' })
  itemByCode(
    @Arg('code', () => String, { description: '事项编码' }) code: string,
    @Arg('kind', () => CatalogKindType, { defaultValue: 'SERVICE', description: '清单的类别；填了 catalog 则不看' }) kind: CatalogKind,
    @Arg('catalog', () => String, { nullable: true, description: '清单的短名' }) catalog: string | null | undefined,
    @Ctx() { em }: RequestContext,
  ): Promise<FoundByCode | null> {
    return findByCode(em, code, catalog ? { slug: catalog } : { kind })
  }

  @FieldResolver(() => CatalogEditionType, { description: '哪一版' })
  edition(@Root() { editionId }: HeldItem, @Ctx() context: RequestContext): Promise<CatalogEdition> {
    return demand(findEdition(context, editionId), editionId)
  }

  @FieldResolver(() => DepartmentType, { description: '负责的部门：主管部门、牵头部门或承接部门；清单没有写明的是“未注明”' })
  department(@Root() item: HeldItem, @Ctx() context: RequestContext): Promise<Department> {
    return departmentOfItem(item, context)
  }

  @FieldResolver(() => [LevelType], { description: '涉及的层级：行使层级，或各方职责的层级' })
  levels(@Root() item: HeldItem): Level[] {
    return levelsOf(item)
  }

  @FieldResolver(() => [ItemFieldType], { description: '所有要素，按清单的栏目先后，包括空白的' })
  fields(@Root() item: HeldItem): ItemFieldType[] {
    return [
      { field: 'code', label: labelOf('code', item.kind), text: item.code },
      ...fieldsOfKind(item.kind).map((field) => ({ field, label: labelOf(field, item.kind), text: formatField(item, field) })),
    ]
  }

  @FieldResolver(() => Boolean, { description: '是否在现行版中' })
  async isCurrent(@Root() { editionId }: HeldItem, @Ctx() context: RequestContext): Promise<boolean> {
    return (await findEdition(context, editionId))?.status === 'PUBLISHED'
  }

  @FieldResolver(() => [ItemStateType], { description: '在各版中的样子，由旧到新；相同的几版也逐版列出' })
  async history(@Root() { editionId, lineage }: HeldItem, @Ctx() context: RequestContext): Promise<ItemStateType[]> {
    const edition = await demand(findEdition(context, editionId), editionId)
    const states = await traceItem(context.em, lineage, await editionsOf(context, edition.catalog.id))
    return states.map((state) => ({ ...state, changes: state.changes.map((change) => ({ ...change, label: labelOf(change.field, state.item.kind) })) }))
  }

  @FieldResolver(() => String, { nullable: true, description: '最后改动的人；系统自己，或没有登录，则为空' })
  updatedBy(@Root() { updatedBy }: HeldItem, @Ctx() context: RequestContext): Promise<string | null> {
    return nameOfUser(context, updatedBy)
  }

  @FieldResolver(() => String, { description: '网页上打开它的地址' })
  url(@Root() item: HeldItem, @Ctx() context: RequestContext): Promise<string> {
    return urlOfItem(context, item)
  }
}

function departmentOfItem({ departmentId }: HeldItem, context: RequestContext): Promise<Department> {
  return demand(findDepartment(context, departmentId), departmentId)
}

@Resolver(() => ServiceItemType)
export class ServiceItemResolver {
  @FieldResolver(() => String, { description: '事项类型，照清单所写：行政许可、行政给付、公共服务；没有写则是“未注明”' })
  itemType(@Root() { itemType }: HeldItem): string {
    return itemType ?? '未注明'
  }

  @FieldResolver(() => DepartmentType, { description: '主管部门；清单没有写明的是“未注明”' })
  competentDepartment(@Root() item: HeldItem, @Ctx() context: RequestContext): Promise<Department> {
    return departmentOfItem(item, context)
  }
}

@Resolver(() => EnforcementItemType)
export class EnforcementItemResolver {
  @FieldResolver(() => String, { description: '事项类型，照清单所写：行政处罚、行政强制；没有写则是“未注明”' })
  itemType(@Root() { itemType }: HeldItem): string {
    return itemType ?? '未注明'
  }

  @FieldResolver(() => DepartmentType, { description: '主管部门；清单没有写明的是“未注明”' })
  competentDepartment(@Root() item: HeldItem, @Ctx() context: RequestContext): Promise<Department> {
    return departmentOfItem(item, context)
  }
}

@Resolver(() => CoordinationItemType)
export class CoordinationItemResolver {
  @FieldResolver(() => DepartmentType, { description: '牵头部门；清单没有写明的是“未注明”' })
  leadDepartment(@Root() item: HeldItem, @Ctx() context: RequestContext): Promise<Department> {
    return departmentOfItem(item, context)
  }
}

@Resolver(() => BasicDutyItemType)
export class BasicDutyItemResolver {
  @FieldResolver(() => DepartmentType, { description: '主管部门；清单没有写明的是“未注明”' })
  competentDepartment(@Root() item: HeldItem, @Ctx() context: RequestContext): Promise<Department> {
    return departmentOfItem(item, context)
  }
}

@Resolver(() => RecalledItemType)
export class RecalledItemResolver {
  @FieldResolver(() => DepartmentType, { description: '承接部门；清单没有写明的是“未注明”' })
  competentDepartment(@Root() item: HeldItem, @Ctx() context: RequestContext): Promise<Department> {
    return departmentOfItem(item, context)
  }
}
