import 'reflect-metadata'
import type { MikroORM } from '@mikro-orm/sqlite'
import { Arg, Args, Ctx, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql'
import { createConnectionType, PageArgs, type Connection } from '../../accounts/Connection.ts'
import type { RequestContext } from '../../accounts/RequestContext.ts'
import { answerWithUserErrors, UserError } from '../../accounts/UserError.ts'
import { addSynonymGroup, removeSynonymGroup, updateSynonymGroup, type Deed } from './editSynonyms.ts'
import { listSynonyms } from './listSynonyms.ts'
import type { SynonymBook } from './SynonymBook.ts'
import type { SynonymGroup } from './SynonymGroup.ts'

@ObjectType('SynonymGroup', { description: '一组同义词：检索其中一个，也找到含有其他词的', simpleResolvers: true })
class SynonymGroupType {
  @Field(() => ID, { description: '编号' })
  id!: string

  @Field(() => [String], { description: '各词' })
  terms!: string[]

  @Field(() => Boolean, { description: '单向：只由第一个词找到其他词，反过来不找' })
  oneWay!: boolean
}

const SynonymGroupConnection = createConnectionType('SynonymGroup', '同义词', () => SynonymGroupType)

@ObjectType('SynonymGroupPayload', { description: '对同义词所做的结果', simpleResolvers: true })
class SynonymGroupPayload {
  @Field(() => SynonymGroupType, { nullable: true, description: '这一组同义词；没有办成则为空' })
  group!: SynonymGroup | null

  @Field(() => [UserError], { description: '没有办成的原因' })
  userErrors!: UserError[]
}

const TERMS = { description: '各词，两个以上；单向时第一个是检索用的词' } as const
const ONE_WAY = { defaultValue: false, description: '单向：只由第一个词找到其他词' } as const
const REASON = { nullable: true, description: '原因，记入修订' } as const

@Resolver()
export class SynonymResolver {
  readonly #orm: MikroORM
  readonly #book: SynonymBook

  constructor(orm: MikroORM, book: SynonymBook) {
    this.#orm = orm
    this.#book = book
  }

  @Query(() => SynonymGroupConnection, { description: '同义词，按每组的第一个词' })
  synonymGroups(
    @Arg('text', () => String, { nullable: true, description: '只要有词含有这些字的' }) text: string | null,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() { em }: RequestContext,
  ): Promise<Connection<SynonymGroup>> {
    return listSynonyms(em, { text: text ?? '', first, after })
  }

  @Mutation(() => SynonymGroupPayload, { description: '新增一组同义词，立即生效' })
  addSynonymGroup(
    @Arg('terms', () => [String], TERMS) terms: string[],
    @Arg('oneWay', () => Boolean, ONE_WAY) oneWay: boolean,
    @Arg('reason', () => String, REASON) reason: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<SynonymGroupPayload> {
    return this.#answer(() => addSynonymGroup(this.#orm, { terms, oneWay }, deedOf(context, reason)))
  }

  @Mutation(() => SynonymGroupPayload, { description: '改一组同义词，立即生效' })
  updateSynonymGroup(
    @Arg('id', () => ID, { description: '编号' }) id: string,
    @Arg('terms', () => [String], TERMS) terms: string[],
    @Arg('oneWay', () => Boolean, ONE_WAY) oneWay: boolean,
    @Arg('reason', () => String, REASON) reason: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<SynonymGroupPayload> {
    return this.#answer(() => updateSynonymGroup(this.#orm, id, { terms, oneWay }, deedOf(context, reason)))
  }

  @Mutation(() => SynonymGroupPayload, { description: '删去一组同义词，立即生效' })
  removeSynonymGroup(
    @Arg('id', () => ID, { description: '编号' }) id: string,
    @Arg('reason', () => String, REASON) reason: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<SynonymGroupPayload> {
    return this.#answer(() => removeSynonymGroup(this.#orm, id, deedOf(context, reason)))
  }

  #answer(deed: () => Promise<SynonymGroup>): Promise<SynonymGroupPayload> {
    return answerWithUserErrors({ group: null }, async () => {
      const group = await deed()
      this.#book.forget()
      return { group }
    })
  }
}

function deedOf({ viewer }: RequestContext, reason: string | null | undefined): Deed {
  return { actor: viewer?.id ?? null, reason: reason?.trim() || null }
}
