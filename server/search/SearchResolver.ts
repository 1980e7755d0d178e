import 'reflect-metadata'
import { Arg, Args, Ctx, Int, Query, Resolver } from 'type-graphql'
import { PageArgs } from '../accounts/Connection.ts'
import { keepPresent } from '../accounts/Node.ts'
import type { RequestContext } from '../accounts/RequestContext.ts'
import type { Suggestion } from './SearchEngine.ts'
import { readFilter, SearchFilterInput } from './SearchFilterInput.ts'
import { SearchResultConnection } from './SearchResultType.ts'
import type { SearchPage, SearchService } from './SearchService.ts'
import { SearchTurns } from './SearchTurns.ts'
import { SuggestionType } from './SuggestionType.ts'

@Resolver()
export class SearchResolver {
  readonly #service: SearchService
  readonly #turns: SearchTurns

  constructor(service: SearchService) {
    this.#service = service
    this.#turns = new SearchTurns(service.concurrency)
  }

  @Query(() => SearchResultConnection, { description: '检索；简繁、全半角、拼音、首字母、“短语”、-排除、部门: 层级: 类型: 文种: 日期: 都可以' })
  async search(
    @Arg('query', () => String, { description: '检索的内容，最多看前 300 字' }) query: string,
    @Arg('filter', () => SearchFilterInput, { nullable: true, description: '筛选条件' }) filter: SearchFilterInput | null,
    @Arg('asTyped', () => Boolean, { nullable: true, defaultValue: false, description: '一字不改地检索：不修复粘贴的乱码，不把字母当拼音，不纠正同音字，不用同义词' }) asTyped: boolean | null,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: RequestContext,
  ): Promise<SearchResultConnection> {
    await this.#turns.take(context)
    return showPage(await this.#service.search({ query, filter: readFilter(filter), first, after, asTyped: asTyped === true }, context.signal), after, context)
  }

  @Query(() => [SuggestionType], { description: '输入时的建议：汉字、拼音、首字母开头均可' })
  async suggest(
    @Arg('prefix', () => String, { description: '已输入的内容' }) prefix: string,
    @Arg('first', () => Int, { nullable: true, description: '要多少条，默认 20，最多 50' }) first: number | null,
    @Ctx() context: RequestContext,
  ): Promise<Suggestion[]> {
    return [...await this.#service.suggest(prefix, first, context.signal)]
  }
}

/** What the viewer may not see, and what went away since it was indexed, is left out. */
async function showPage({ hits, hasNextPage, facets, ...page }: SearchPage, after: string | null | undefined, context: RequestContext): Promise<SearchResultConnection> {
  const present = await keepPresent(context, hits.map(({ id }) => id))
  const edges = hits.filter(({ id }) => present.has(id)).map(({ cursor, score, snippet, id, kind, title, url }) => ({ cursor, score, snippet, node: { id, kind, title, url } }))
  return {
    ...page,
    edges,
    facets: facets.map(({ name, values }) => ({ name, valueCount: values.length, values })),
    pageInfo: { hasNextPage, hasPreviousPage: Boolean(after), startCursor: hits[0]?.cursor ?? null, endCursor: hits.at(-1)?.cursor ?? null },
  }
}
