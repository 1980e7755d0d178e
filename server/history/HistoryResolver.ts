import 'reflect-metadata'
import { Arg, Args, Ctx, Field, FieldResolver, GraphQLISODateTime, ID, InputType, Int, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { createConnectionType, PageArgs, type Connection } from '../accounts/Connection.ts'
import { Day } from '../accounts/Day.ts'
import { loadNode } from '../accounts/Node.ts'
import { isAllowed } from '../accounts/policy.ts'
import { inOrder, loader, type RequestContext } from '../accounts/RequestContext.ts'
import { User } from '../accounts/User.ts'
import { ACTION_LABELS } from './auditActions.ts'
import { AuditEntry } from './AuditEntry.ts'
import { describeDifferences, describeFacts, type DescribedDifference, type Fact, type FieldLabels } from './describeHistory.ts'
import { findChanges } from './findChanges.ts'
import { listAudit, type AuditFilter } from './listAudit.ts'
import { Revision } from './Revision.ts'

@ObjectType('AuditFact', { description: '审计记录中的一项事实', simpleResolvers: true })
class AuditFactType {
  @Field(() => String, { description: '给人看的名称' })
  label!: string

  @Field(() => String, { description: '内容' })
  value!: string
}

@ObjectType('AuditEntry', { description: '审计记录：谁在什么时候对什么做了什么' })
export class AuditEntryType {
  @Field(() => Int, { description: '第几条，越近越大' })
  id!: number

  @Field(() => GraphQLISODateTime, { description: '时间' })
  at!: Date

  @Field(() => String, { description: '给程序看的动作代码：edition.publish' })
  action!: string

  @Field(() => ID, { nullable: true, description: '对什么做的，它的编号；可能已经不在' })
  subject!: string | null
}

@ObjectType('AuditActor', { description: '操作记录里的一个人', simpleResolvers: true })
class AuditActorType {
  @Field(() => ID, { description: '用户的编号' })
  id!: string

  @Field(() => String, { description: '用户名' })
  name!: string
}

@ObjectType('AuditAction', { description: '操作记录里的一种动作', simpleResolvers: true })
class AuditActionType {
  @Field(() => String, { description: '给程序看的动作代码：edition.publish' })
  action!: string

  @Field(() => String, { description: '动作的名称：发布' })
  label!: string
}

@ObjectType('AuditChoices', { description: '操作记录可以按什么来筛选', simpleResolvers: true })
class AuditChoicesType {
  @Field(() => [AuditActorType], { description: '做过事的人，按用户名' })
  actors!: readonly AuditActorType[]

  @Field(() => [AuditActionType], { description: '所有动作' })
  actions!: readonly AuditActionType[]
}

const AuditEntryConnection = createConnectionType('AuditEntry', '审计记录', () => AuditEntryType)

@InputType('AuditFilter', { description: '只要符合这些条件的审计记录；不填或为空的不限' })
class AuditFilterInput implements AuditFilter {
  @Field(() => [String], { nullable: true, description: '动作代码，或它的开头：edition' })
  actions?: string[] | null

  @Field(() => [ID], { nullable: true, description: '用户的编号；system 表示系统自己' })
  actors?: string[] | null

  @Field(() => [ID], { nullable: true, description: '对什么做的，它的编号' })
  subjects?: string[] | null

  @Field(() => String, { nullable: true, description: '有关的事实里有这些字：事项的名称、编码，清单的标题，文件名' })
  text?: string | null

  @Field(() => Day, { nullable: true, description: '不早于这一天' })
  dateFrom?: string | null

  @Field(() => Day, { nullable: true, description: '不晚于这一天' })
  dateTo?: string | null
}

@ObjectType('FieldDifference', { description: '修订中一个要素的变化', simpleResolvers: true })
class FieldDifferenceType {
  @Field(() => String, { description: '要素，给程序看的名称' })
  field!: string

  @Field(() => String, { description: '要素，给人看的名称' })
  label!: string

  @Field(() => String, { nullable: true, description: '原来的内容；原来没有则为空' })
  from!: string | null

  @Field(() => String, { nullable: true, description: '后来的内容；后来没有则为空' })
  to!: string | null
}

@ObjectType('Revision', { description: '一次修订：谁在什么时候为什么改了什么' })
export class RevisionType {
  @Field(() => ID, { description: '编号，以 rev_ 开头' })
  id!: string

  @Field(() => Int, { description: '第几次' })
  number!: number

  @Field(() => GraphQLISODateTime, { description: '时间' })
  at!: Date

  @Field(() => String, { nullable: true, description: '原因；没有写则为空' })
  reason!: string | null

}

@Resolver(() => AuditEntryType)
export class AuditResolver {
  readonly #labels: FieldLabels

  /** `labels` names the fields of what is revised. */
  constructor(labels: FieldLabels) {
    this.#labels = labels
  }

  @Query(() => AuditEntryConnection, { description: '审计记录，最近的在前' })
  audit(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AuditFilterInput, { nullable: true, description: '条件' }) filter: AuditFilterInput | null | undefined,
    @Ctx() { em }: RequestContext,
  ): Promise<Connection<AuditEntry>> {
    return listAudit(em, { ...page, filter })
  }

  @Query(() => AuditChoicesType, { description: '操作记录可以按什么来筛选' })
  async auditChoices(@Ctx() { em }: RequestContext): Promise<AuditChoicesType> {
    const acted = await em.createQueryBuilder(AuditEntry).select('actor', true).where({ actor: { $ne: null } }).execute<{ actor: string }[]>()
    return {
      actors: await em.find(User, { id: { $in: acted.map(({ actor }) => actor) } }, { orderBy: { name: 'asc' } }),
      actions: Object.entries(ACTION_LABELS).map(([action, label]) => ({ action, label })),
    }
  }

  @FieldResolver(() => String, { description: '动作的名称：发布' })
  label(@Root() { action }: AuditEntry): string {
    return ACTION_LABELS[action] ?? action
  }

  @FieldResolver(() => String, { nullable: true, description: '谁；系统自己则为空' })
  actor(@Root() { actor }: AuditEntry, @Ctx() context: RequestContext): Promise<string | null> {
    return nameOf(context, actor)
  }

  @FieldResolver(() => [AuditFactType], { description: '有关的事实' })
  facts(@Root() { detail }: AuditEntry): Fact[] {
    return describeFacts(detail)
  }

  @FieldResolver(() => [FieldDifferenceType], { description: '改了什么；没有改动要素的，没有' })
  async differences(@Root() entry: AuditEntry, @Ctx() context: RequestContext): Promise<DescribedDifference[]> {
    return describeDifferences((await changeOf(context, entry))?.differences ?? [], this.#labels)
  }

  @FieldResolver(() => String, { nullable: true, description: '原因；没有写则为空' })
  async reason(@Root() entry: AuditEntry, @Ctx() context: RequestContext): Promise<string | null> {
    return (await changeOf(context, entry))?.reason ?? null
  }
}

function changeOf(context: RequestContext, entry: AuditEntry): Promise<Revision | null> {
  return loader<AuditEntry, Revision | null>(context, 'change of audit entry', (entries) => findChanges(context.em, entries)).load(entry)
}

@Resolver(() => RevisionType)
export class RevisionResolver {
  readonly #labels: FieldLabels

  /** `labels` names the fields of what is revised. */
  constructor(labels: FieldLabels) {
    this.#labels = labels
  }

  @Query(() => [RevisionType], { description: '一个对象的所有修订，由旧到新；没有这个对象，或无权看，则没有' })
  async revisions(@Arg('subject', () => ID, { description: '对象的编号' }) subject: string, @Ctx() context: RequestContext): Promise<Revision[]> {
    if (await loadNode(context, subject) === null) return []
    return context.em.find(Revision, { subject }, { orderBy: { number: 'asc' } })
  }

  @FieldResolver(() => [FieldDifferenceType], { description: '变化' })
  differences(@Root() { differences }: Revision): DescribedDifference[] {
    return describeDifferences(differences, this.#labels)
  }

  @FieldResolver(() => String, { nullable: true, description: '谁；系统自己，或没有登录，则为空' })
  by(@Root() { actor }: Revision, @Ctx() context: RequestContext): Promise<string | null> {
    return isAllowed(context, 'Revision.by') ? nameOf(context, actor) : Promise.resolve(null)
  }
}

async function nameOf(context: RequestContext, id: string | null | undefined): Promise<string | null> {
  if (!id) return null
  return (await loader<string, User | null>(context, 'user', async (ids) => inOrder(ids, await context.em.find(User, { id: { $in: [...ids] } }), (user) => user.id)).load(id))?.name ?? null
}
