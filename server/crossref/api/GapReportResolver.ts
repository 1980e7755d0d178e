import 'reflect-metadata'
import { Arg, Args, Ctx, Field, FieldResolver, Int, ObjectType, Query, registerEnumType, Resolver, Root } from 'type-graphql'
import { createConnectionType, PageArgs, type Connection } from '../../accounts/Connection.ts'
import type { RequestContext } from '../../accounts/RequestContext.ts'
import type { GapKind, GapRow } from '../gaps/Gap.ts'
import type { GapGroup, GapReport } from '../gaps/GapReport.ts'

const GapKindType = {
  DIRECTIVE_WITHOUT_ITEM: 'DIRECTIVE_WITHOUT_ITEM', ITEM_WITHOUT_TEXT: 'ITEM_WITHOUT_TEXT', ITEM_WITHOUT_OWNER: 'ITEM_WITHOUT_OWNER',
  COORDINATION_ONE_SIDED: 'COORDINATION_ONE_SIDED', COUNT_DISAGREES: 'COUNT_DISAGREES', CITED_NOT_HELD: 'CITED_NOT_HELD',
} as const satisfies { [Kind in GapKind]: Kind }

registerEnumType(GapKindType, {
  name: 'GapKind',
  description: '缺的是什么',
  valuesConfig: {
    DIRECTIVE_WITHOUT_ITEM: { description: '任务要求没有落到清单和事项；法律法规的条文不算' },
    ITEM_WITHOUT_TEXT: { description: '事项没有文稿要求或提到' },
    ITEM_WITHOUT_OWNER: { description: '事项没有写明负责部门' },
    COORDINATION_ONE_SIDED: { description: '协同事项只写了一方的职责' },
    COUNT_DISAGREES: { description: '文稿说的数目与清单不符' },
    CITED_NOT_HELD: { description: '被引用的文件没有收录' },
  },
})

@ObjectType('GapRow', { description: '缺漏的一处', simpleResolvers: true })
class GapRowType {
  @Field(() => String, { description: '标识，在一类中不重复' })
  id!: string

  @Field(() => String, { description: '对象：任务要求的原话、事项名称、文件名' })
  title!: string

  @Field(() => String, { description: '情况：缺什么，或在哪里' })
  detail!: string

  @Field(() => String, { description: '网页上去补它的地址' })
  url!: string

  @Field(() => Int, { nullable: true, description: '次数，或相差多少；不计数的则为空' })
  count!: number | null
}

const GapRowConnection = createConnectionType('GapRow', '缺漏', () => GapRowType)

@ObjectType('GapGroup', { description: '一类缺漏' })
class GapGroupType {
  @Field(() => GapKindType, { description: '缺的是什么' })
  kind!: GapKind

  @Field(() => String, { description: '给人看的名称' })
  label!: string

  @Field(() => String, { description: '怎么补' })
  advice!: string

  @Field(() => Int, { description: '有多少处' })
  count!: number
}

@Resolver(() => GapGroupType)
export class GapReportResolver {
  readonly #report: GapReport

  constructor(report: GapReport) {
    this.#report = report
  }

  @Query(() => [GapGroupType], { description: '文稿与清单之间缺什么，按类' })
  gapReport(
    @Arg('kinds', () => [GapKindType], { nullable: true, description: '只要这几类；不填则全部' }) kinds: GapKind[] | null | undefined,
    @Ctx() { em }: RequestContext,
  ): Promise<GapGroup[]> {
    return this.#report.groups(em, kinds ?? undefined)
  }

  @FieldResolver(() => GapRowConnection, { description: '逐处' })
  rows(@Root() group: GapGroup, @Args(() => PageArgs) page: PageArgs, @Ctx() { em }: RequestContext): Promise<Connection<GapRow>> {
    return this.#report.page(em, group, page)
  }
}
