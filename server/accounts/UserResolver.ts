import 'reflect-metadata'
import { Arg, Args, Ctx, Field, FieldResolver, GraphQLISODateTime, ID, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { KnownError } from '../errors.ts'
import { UserAdministration, type IssuedPassword } from './administerUsers.ts'
import { buildConnection, createConnectionType, decodeCursor, encodeCursor, PageArgs, readPageSize, type Connection } from './Connection.ts'
import type { RecordDeed } from './RecordDeed.ts'
import type { RequestContext } from './RequestContext.ts'
import { Role } from './Role.ts'
import { User } from './User.ts'
import { answerWithUserErrors, UserError } from './UserError.ts'
import { UserType } from './UserType.ts'

const UserConnection = createConnectionType('User', '用户', () => UserType)

@ObjectType('UserPayload', { description: '对用户所做的结果', simpleResolvers: true })
class UserPayload {
  @Field(() => UserType, { nullable: true, description: '之后的用户；没有办成则为空' })
  user!: User | null

  @Field(() => [UserError], { description: '没有办成的原因' })
  userErrors!: UserError[]
}

@ObjectType('IssuedPasswordPayload', { description: '发给用户一个新密码的结果', simpleResolvers: true })
class IssuedPasswordPayload {
  @Field(() => UserType, { nullable: true, description: '用户；没有办成则为空' })
  user!: User | null

  @Field(() => String, { nullable: true, description: '密码，只在这里给出一次，请当面或用安全的方式告诉本人；没有办成则为空' })
  password!: string | null

  @Field(() => [UserError], { description: '没有办成的原因' })
  userErrors!: UserError[]
}

@Resolver(() => UserType)
export class UserResolver {
  readonly #record: RecordDeed

  constructor(record: RecordDeed) {
    this.#record = record
  }

  @Query(() => UserConnection, { description: '所有用户，按名字' })
  async users(@Args(() => PageArgs) { first, after }: PageArgs, @Ctx() { em }: RequestContext): Promise<Connection<User>> {
    const size = readPageSize(first)
    const behind = after ? decodeCursor('users', ['string'], after)[0] : null
    const rows = await em.find(User, behind === null ? {} : { name: { $gt: behind } }, { orderBy: { name: 'asc' }, limit: size + 1 })
    return buildConnection({ rows, size, totalCount: await em.count(User), after, cursorOf: ({ name }) => encodeCursor('users', [name]) })
  }

  @FieldResolver(() => Boolean, { description: '是否已停用' })
  disabled(@Root() { disabled }: User): boolean {
    return disabled
  }

  @FieldResolver(() => GraphQLISODateTime, { description: '建立的时间' })
  createdAt(@Root() { createdAt }: User): Date {
    return createdAt
  }

  @Mutation(() => IssuedPasswordPayload, { description: '新建用户，给出密码' })
  createUser(
    @Arg('name', () => String, { description: '用户名' }) name: string,
    @Arg('role', () => Role, { description: '身份' }) role: Role,
    @Ctx() context: RequestContext,
  ): Promise<IssuedPasswordPayload> {
    return this.#issue(context, (administration) => administration.create(name, role))
  }

  @Mutation(() => UserPayload, { description: '改变用户的身份' })
  setUserRole(
    @Arg('id', () => ID, { description: '用户的编号' }) id: string,
    @Arg('role', () => Role, { description: '身份' }) role: Role,
    @Ctx() context: RequestContext,
  ): Promise<UserPayload> {
    return this.#change(context, (administration) => administration.setRole(id, role))
  }

  @Mutation(() => UserPayload, { description: '停用或重新启用用户；停用的立即退出登录' })
  setUserDisabled(
    @Arg('id', () => ID, { description: '用户的编号' }) id: string,
    @Arg('disabled', () => Boolean, { description: '是否停用' }) disabled: boolean,
    @Ctx() context: RequestContext,
  ): Promise<UserPayload> {
    return this.#change(context, (administration) => administration.setDisabled(id, disabled))
  }

  @Mutation(() => IssuedPasswordPayload, { description: '给用户换一个新密码；用旧密码登录的都退出' })
  resetPassword(@Arg('id', () => ID, { description: '用户的编号' }) id: string, @Ctx() context: RequestContext): Promise<IssuedPasswordPayload> {
    return this.#issue(context, (administration) => administration.resetPassword(id))
  }

  @Mutation(() => UserPayload, { description: '改自己的密码；在别处的登录都退出' })
  changePassword(
    @Arg('current', () => String, { description: '现在的密码' }) current: string,
    @Arg('next', () => String, { description: '新密码，至少 10 个字符' }) next: string,
    @Ctx() context: RequestContext,
  ): Promise<UserPayload> {
    return this.#change(context, (administration) => administration.changePassword(current, next, context.session.token))
  }

  #change(context: RequestContext, deed: (administration: UserAdministration) => Promise<User>): Promise<UserPayload> {
    return answerWithUserErrors({ user: null }, async () => ({ user: await deed(this.#administrationFor(context)) }))
  }

  #issue(context: RequestContext, deed: (administration: UserAdministration) => Promise<IssuedPassword>): Promise<IssuedPasswordPayload> {
    return answerWithUserErrors({ user: null, password: null }, () => deed(this.#administrationFor(context)))
  }

  #administrationFor({ em, viewer }: RequestContext): UserAdministration {
    if (!viewer) throw new KnownError('UNAUTHENTICATED', '请先登录，再进行这项操作')
    return new UserAdministration(em, viewer, this.#record)
  }
}
