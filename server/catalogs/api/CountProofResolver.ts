import 'reflect-metadata'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { inGroups, loader, type RequestContext } from '../../accounts/RequestContext.ts'
import type { Catalog } from '../Catalog.ts'
import type { Comparer } from '../editions/Comparer.ts'
import { explainProof } from '../proofs/explainProof.ts'
import { proveCounts, type CountProof } from '../proofs/proveCounts.ts'
import { CatalogType } from './CatalogType.ts'
import { CountProofType } from './CountProofType.ts'

@Resolver(() => CatalogType)
export class CatalogProofResolver {
  @FieldResolver(() => [CountProofType], { description: '文稿对它的项数的说法，与现行版对照' })
  countProofs(@Root() { id }: Catalog, @Ctx() context: RequestContext): Promise<readonly CountProof[]> {
    return loader<string, readonly CountProof[]>(context, 'count proofs', async (ids) =>
      inGroups(ids, await proveCounts(context.em, ids), ({ catalogId }) => catalogId)).load(id)
  }
}

@Resolver(() => CountProofType)
export class CountProofResolver {
  readonly #comparer: Comparer

  constructor(comparer: Comparer) {
    this.#comparer = comparer
  }

  @FieldResolver(() => String, { description: '相符或不符的说明；不符的由版本比较说明从哪来' })
  async explanation(@Root() proof: CountProof, @Ctx() { em }: RequestContext): Promise<string> {
    const { agreeing, edition } = proof
    return explainProof(proof, agreeing && await this.#comparer.compareEditions(em, agreeing, edition))
  }
}
