import 'reflect-metadata'
import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql'
import type { MikroORM } from '@mikro-orm/sqlite'
import type { RequestContext } from '../../accounts/RequestContext.ts'
import { answerWithUserErrors } from '../../accounts/UserError.ts'
import { addItem, removeItem, updateItem, type EditRequest } from '../editions/editItem.ts'
import { labelOf } from '../rowFields.ts'
import { findEdition, forgetWhatWasRead, nameOfUser } from './catalogLoaders.ts'
import { CatalogItemInput, readItemInput } from './ItemInput.ts'
import { EditionPayload, ItemPayload } from './payloads.ts'

const REASON = { nullable: true, description: '原因，记入修订' } as const

@Resolver()
export class EditingResolver {
  readonly #orm: MikroORM

  constructor(orm: MikroORM) {
    this.#orm = orm
  }

  @Mutation(() => ItemPayload, { description: '改动草稿中的一个事项；别人先保存了的，不覆盖，把两边都给出来' })
  updateItem(
    @Arg('id', () => ID, { description: '事项的编号' }) id: string,
    @Arg('version', () => Int, { description: '您看到的 version' }) version: number,
    @Arg('fields', () => CatalogItemInput, { description: '要改的要素' }) fields: CatalogItemInput,
    @Arg('reason', () => String, REASON) reason: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<ItemPayload> {
    return answerWithUserErrors({ item: null, conflict: null }, async () => {
      const outcome = await updateItem(this.#orm, id, version, readItemInput(fields), requestOf(context, reason))
      forgetWhatWasRead(context)
      if (!outcome.conflict) return outcome
      const { theirs, differences } = outcome.conflict
      const by = await nameOfUser(context, theirs.updatedBy)
      return {
        item: null,
        conflict: { theirs, by, at: theirs.updatedAt, differences: differences.map(({ field, from, to }) => ({ field, label: labelOf(field, theirs.kind), theirs: from, yours: to })) },
      }
    }).then(tellConflict)
  }

  @Mutation(() => ItemPayload, { description: '在草稿末尾加一个事项' })
  addItem(
    @Arg('edition', () => ID, { description: '草稿的编号' }) edition: string,
    @Arg('fields', () => CatalogItemInput, { description: '事项的内容' }) fields: CatalogItemInput,
    @Arg('reason', () => String, REASON) reason: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<ItemPayload> {
    return answerWithUserErrors({ item: null, conflict: null }, async () => {
      const item = await addItem(this.#orm, edition, readItemInput(fields), requestOf(context, reason))
      forgetWhatWasRead(context)
      return { item, conflict: null }
    })
  }

  @Mutation(() => EditionPayload, { description: '从草稿中移除一个事项' })
  removeItem(
    @Arg('id', () => ID, { description: '事项的编号' }) id: string,
    @Arg('version', () => Int, { description: '您看到的 version' }) version: number,
    @Arg('reason', () => String, REASON) reason: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<EditionPayload> {
    return answerWithUserErrors({ edition: null }, async () => {
      const edition = await removeItem(this.#orm, id, version, requestOf(context, reason))
      forgetWhatWasRead(context)
      return { edition: await findEdition(context, edition) }
    })
  }
}

function requestOf({ viewer }: RequestContext, reason: string | null | undefined): EditRequest {
  return { actor: viewer?.id ?? '', reason: reason?.trim() || null }
}

/** A conflict is an error too, for clients that look no further. */
function tellConflict(payload: ItemPayload): ItemPayload {
  const { conflict } = payload
  if (!conflict) return payload
  const message = `${conflict.by ?? '有人'}刚刚改过“${conflict.theirs.name}”，您的改动没有保存。请对照两边，决定以哪一个为准`
  return { ...payload, userErrors: [{ field: ['version'], message, code: 'CONFLICT' }] }
}
