import 'reflect-metadata'
import { Arg, Args, Ctx, Field, FieldResolver, GraphQLISODateTime, ID, InputType, Int, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { createConnectionType, PageArgs, type Connection } from '../accounts/Connection.ts'
import { Day } from '../accounts/Day.ts'
import { loadNode } from '../accounts/Node.ts'
import { isAllowed } from '../accounts/policy.ts'
import { inOrder, loader, type RequestContext } from '../accounts/RequestContext.ts'
import { User } from '../accounts/User.ts'
import { ACTION_LABELS, DETAIL_LABELS } from './auditActions.ts'
import type { AuditEntry } from './AuditEntry.ts'
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

const AuditEntryConnection = createConnectionType('AuditEntry', '审计记录', () => AuditEntryType)

@InputType('AuditFilter', { description: '只要符合这些条件的审计记录；不填或为空的不限' })
class AuditFilterInput implements AuditFilter {
  @Field(() => [String], { nullable: true, description: '动作代码，或它的开头：edition' })
  actions?: string[] | null

  @Field(() => [ID], { nullable: true, description: '用户的编号；system 表示系统自己' })
  actors?: string[] | null

  @Field(() => [ID], { nullable: true, description: '对什么做的，它的编号' })
  subjects?: string[] | null

  @Field(() => Day, { nullable: true, description: '不早于这一天' })
  dateFrom?: string | null

  @Field(() => Day, { nullable: true, description: '不晚于这一天' })
  dateTo?: string | null
}

@ObjectType('FieldDifference', { description: '修订中一个要素的变化', simpleResolvers: true })
class FieldDifferenceType {
  @Field(() => String, { description: '要素' })
  field!: string

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

  @Field(() => [FieldDifferenceType], { description: '变化' })
  differences!: readonly FieldDifferenceType[]
}

@Resolver(() => AuditEntryType)
export class AuditResolver {
  @Query(() => AuditEntryConnection, { description: '审计记录，最近的在前' })
  audit(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => AuditFilterInput, { nullable: true, description: '条件' }) filter: AuditFilterInput | null | undefined,
    @Ctx() { em }: RequestContext,
  ): Promise<Connection<AuditEntry>> {
    return listAudit(em, { ...page, filter })
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
  facts(@Root() { detail }: AuditEntry): AuditFactType[] {
    return Object.entries(detail).filter(([, value]) => value !== null).map(([name, value]) => ({ label: DETAIL_LABELS[name] ?? name, value: String(value) }))
  }
}

@Resolver(() => RevisionType)
export class RevisionResolver {
  @Query(() => [RevisionType], { description: '一个对象的所有修订，由旧到新；没有这个对象，或无权看，则没有' })
  async revisions(@Arg('subject', () => ID, { description: '对象的编号' }) subject: string, @Ctx() context: RequestContext): Promise<Revision[]> {
    if (await loadNode(context, subject) === null) return []
    return context.em.find(Revision, { subject }, { orderBy: { number: 'asc' } })
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
