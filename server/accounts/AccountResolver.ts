import 'reflect-metadata'
import { Arg, Ctx, Field, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import type { RequestContext } from './RequestContext.ts'
import { closeSession } from './sessions.ts'
import { signIn, type SignInLimits } from './signIn.ts'
import type { User } from './User.ts'
import { answerWithUserErrors, UserError } from './UserError.ts'
import { UserType } from './UserType.ts'

@ObjectType('SignInPayload', { description: '登录的结果', simpleResolvers: true })
export class SignInPayload {
  @Field(() => UserType, { nullable: true, description: '登录成功的用户；没有成功则为空' })
  user!: User | null

  @Field(() => [UserError], { description: '没有成功的原因' })
  userErrors!: UserError[]
}

@Resolver()
export class AccountResolver {
  readonly #limits: SignInLimits

  constructor(limits: SignInLimits) {
    this.#limits = limits
  }

  @Query(() => UserType, { nullable: true, description: '当前登录的用户；没有登录则为空' })
  viewer(@Ctx() context: RequestContext): User | null {
    return context.viewer
  }

  @Mutation(() => SignInPayload, { description: '登录；成功后浏览器得到一个只供服务器读取的 Cookie' })
  signIn(
    @Arg('name', () => String, { description: '用户名' }) name: string,
    @Arg('password', () => String, { description: '密码' }) password: string,
    @Ctx() context: RequestContext,
  ): Promise<SignInPayload> {
    return answerWithUserErrors({ user: null }, async () => {
      const { user, token, expiresAt } = await signIn(context.em, this.#limits, { name, password, address: context.remoteAddress })
      context.session.write(token, expiresAt)
      return { user }
    })
  }

  @Mutation(() => Boolean, { description: '退出登录；返回先前是否登录着' })
  async signOut(@Ctx() context: RequestContext): Promise<boolean> {
    const { token } = context.session
    context.session.clear()
    return token !== null && closeSession(context.em, token)
  }
}
