import 'reflect-metadata'
import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql'
import type { MikroORM } from '@mikro-orm/sqlite'
import { loadNode } from '../../accounts/Node.ts'
import type { RequestContext } from '../../accounts/RequestContext.ts'
import { answerWithUserErrors, UserError } from '../../accounts/UserError.ts'
import { forgetWhatWasRead } from '../../catalogs/api/catalogLoaders.ts'
import type { ReferenceType } from '../CrossReference.ts'
import { addReference } from '../vouch/addReference.ts'
import { changeReferenceType, confirmReference, rejectReference, restoreReference } from '../vouch/decideReference.ts'
import type { Deed } from '../vouch/lockReference.ts'
import { CrossReferenceType } from './CrossReferenceType.ts'
import { ReferenceTypeType } from './enums.ts'

@ObjectType('CrossReferencePayload', { description: '对互见所做的结果', simpleResolvers: true })
class CrossReferencePayload {
  @Field(() => CrossReferenceType, { nullable: true, description: '之后的互见；没有办成则为空' })
  crossReference!: CrossReferenceType | null

  @Field(() => [UserError], { description: '没有办成的原因' })
  userErrors!: UserError[]
}

const ID_ARG = { description: '互见的编号' } as const
const VERSION = { description: '您看到的 version' } as const
const REASON = { nullable: true, description: '理由，记入修订' } as const

@Resolver()
export class VouchingResolver {
  readonly #orm: MikroORM

  constructor(orm: MikroORM) {
    this.#orm = orm
  }

  @Mutation(() => CrossReferencePayload, { description: '确认互见；需要再看一遍的，确认仍然成立' })
  confirmCrossReference(
    @Arg('id', () => ID, ID_ARG) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('reason', () => String, REASON) reason: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<CrossReferencePayload> {
    return this.#answer(context, id, () => confirmReference(this.#orm, id, deedOf(context, version, reason)))
  }

  @Mutation(() => CrossReferencePayload, { description: '否定互见；不会再建议它' })
  rejectCrossReference(
    @Arg('id', () => ID, ID_ARG) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('reason', () => String, { description: '理由，必填' }) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<CrossReferencePayload> {
    return this.#answer(context, id, () => rejectReference(this.#orm, id, deedOf(context, version, reason)))
  }

  @Mutation(() => CrossReferencePayload, { description: '撤回对互见的决定：系统找到的回到待确认，人添加的恢复为已确认' })
  restoreCrossReference(
    @Arg('id', () => ID, ID_ARG) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('reason', () => String, REASON) reason: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<CrossReferencePayload> {
    return this.#answer(context, id, () => restoreReference(this.#orm, id, deedOf(context, version, reason)))
  }

  @Mutation(() => CrossReferencePayload, { description: '改变互见的关系，同时即为确认' })
  changeCrossReferenceType(
    @Arg('id', () => ID, ID_ARG) id: string,
    @Arg('version', () => Int, VERSION) version: number,
    @Arg('type', () => ReferenceTypeType, { description: '关系' }) type: ReferenceType,
    @Arg('reason', () => String, REASON) reason: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<CrossReferencePayload> {
    return this.#answer(context, id, () => changeReferenceType(this.#orm, id, type, deedOf(context, version, reason)))
  }

  @Mutation(() => CrossReferencePayload, { description: '添加互见，即为已确认' })
  addCrossReference(
    @Arg('from', () => ID, { description: '起点：段落、任务要求、文稿、提法、清单或现行事项的编号' }) from: string,
    @Arg('to', () => ID, { description: '终点，同上' }) to: string,
    @Arg('type', () => ReferenceTypeType, { description: '关系' }) type: ReferenceType,
    @Arg('reason', () => String, REASON) reason: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<CrossReferencePayload> {
    const { actor, reason: said } = deedOf(context, 0, reason)
    return this.#answer(context, null, () => addReference(this.#orm, { from, to, type, reason: said, actor }))
  }

  #answer(context: RequestContext, id: string | null, deed: () => Promise<string | void>): Promise<CrossReferencePayload> {
    return answerWithUserErrors({ crossReference: null }, async () => {
      const done = await deed() ?? id ?? ''
      forgetWhatWasRead(context)
      return { crossReference: await loadNode(context, done) as CrossReferenceType | null }
    })
  }
}

function deedOf({ viewer }: RequestContext, version: number, reason: string | null | undefined): Deed {
  return { actor: viewer?.id ?? '', version, reason: reason?.trim() || null }
}
