import 'reflect-metadata'
import { Arg, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { readPageSize } from '../accounts/Connection.ts'
import { labelFacetValue } from './facetLabels.ts'
import { FacetType, FacetValueType } from './SearchResultType.ts'

@Resolver(() => FacetType)
export class FacetResolver {
  @FieldResolver(() => [FacetValueType], { description: '各值，多的在前，最多 100 个' })
  values(
    @Root() { name, values }: FacetType,
    @Arg('first', () => Int, { nullable: true, description: '要前多少个，不填为全部' }) first: number | null,
  ): readonly FacetValueType[] {
    const shown = first === null ? values : values.slice(0, readPageSize(first))
    return shown.map(({ value, label, count }) => ({ value, label: labelFacetValue(name, value, label), count }))
  }
}
