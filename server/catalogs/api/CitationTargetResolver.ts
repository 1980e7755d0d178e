import 'reflect-metadata'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { Node } from '../../accounts/Node.ts'
import { loader, type NodeValue, type RequestContext } from '../../accounts/RequestContext.ts'
import type { Citation } from '../../documents/Citation.ts'
import { CitationType } from '../../documents/CitationType.ts'
import { findDocumentByTitle } from '../../documents/documentLoaders.ts'
import { Catalog } from '../Catalog.ts'
import { plainName } from '../proofs/readClaim.ts'

/** A citation may name a document or a catalogue; the catalogues know of both. */
@Resolver(() => CitationType)
export class CitationTargetResolver {
  @FieldResolver(() => Node, { nullable: true, description: '所指的文稿或清单；这里没有则为空' })
  async target(@Root() { title }: Citation, @Ctx() context: RequestContext): Promise<NodeValue | null> {
    return await findDocumentByTitle(context, title) ?? findCatalogByTitle(context, title)
  }
}

/** The catalogue with this title or alias. There are a handful of catalogues, so all are looked at. */
function findCatalogByTitle(context: RequestContext, title: string): Promise<Catalog | null> {
  return loader<string, Catalog | null>(context, 'catalog by title', async (titles) => {
    const catalogs = (await context.em.find(Catalog, {}, { orderBy: { createdAt: 'asc', id: 'asc' } }))
      .map((catalog) => ({ catalog, names: [catalog.title, ...catalog.aliases].map(plainName) }))
    return titles.map((wanted) => catalogs.find(({ names }) => names.includes(plainName(wanted)))?.catalog ?? null)
  }).load(title)
}
