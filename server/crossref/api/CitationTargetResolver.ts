import 'reflect-metadata'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { loadNode, Node } from '../../accounts/Node.ts'
import { loader, type NodeValue, type RequestContext } from '../../accounts/RequestContext.ts'
import type { Citation } from '../../documents/Citation.ts'
import { CitationType } from '../../documents/CitationType.ts'
import { findDocument } from '../../documents/documentLoaders.ts'
import { OFFERED } from '../find/thresholds.ts'
import type { TitleIndex } from '../find/TitleIndex.ts'
import type { TitleRegister } from '../TitleRegister.ts'

/** What a citation names is told by the same rules as its link. */
@Resolver(() => CitationType)
export class CitationTargetResolver {
  readonly #register: TitleRegister

  constructor(register: TitleRegister) {
    this.#register = register
  }

  @FieldResolver(() => Node, { nullable: true, description: '所指的文稿或清单；这里没有则为空' })
  async target(@Root() { title, document: { id } }: Citation, @Ctx() context: RequestContext): Promise<NodeValue | null> {
    const titles = await loader<'', TitleIndex>(context, 'title index', async () => [await this.#register.open(context.em)]).load('')
    const match = titles.find(title, (await findDocument(context, id))?.date ?? null)
    return match && match.score >= OFFERED && match.entry.end.id !== id ? loadNode(context, match.entry.end.id) : null
  }
}
