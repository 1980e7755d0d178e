import 'reflect-metadata'
import { Field, InputType } from 'type-graphql'
import { Day } from '../accounts/Day.ts'
import { DocumentKindType } from '../documents/DocumentKindType.ts'
import { LevelType } from '../documents/LevelType.ts'
import type { DocumentKind, Level } from '../ingest/AnnotatedText.ts'
import type { SearchFilter } from './SearchEngine.ts'
import type { SearchKind } from './SearchKind.ts'
import { SearchKindType } from './SearchKindType.ts'

@InputType('SearchFilter', { description: '只要符合这些条件的结果；不填或为空的不限，同一项的几个值满足其一即可' })
export class SearchFilterInput {
  @Field(() => [SearchKindType], { nullable: true, description: '类型' })
  kinds?: SearchKind[] | null

  @Field(() => [String], { nullable: true, description: '所在文稿或清单的编号或短名' })
  documents?: string[] | null

  @Field(() => [String], { nullable: true, description: '部门名称' })
  departments?: string[] | null

  @Field(() => [LevelType], { nullable: true, description: '层级' })
  levels?: Level[] | null

  @Field(() => [String], { nullable: true, description: '事项类型：行政许可、行政确认、公共服务等' })
  itemTypes?: string[] | null

  @Field(() => [DocumentKindType], { nullable: true, description: '文种：讲话、政策文件、法律法规等' })
  documentKinds?: DocumentKind[] | null

  @Field(() => Day, { nullable: true, description: '不早于这一天；没有日期的不算' })
  dateFrom?: string | null

  @Field(() => Day, { nullable: true, description: '不晚于这一天；没有日期的不算' })
  dateTo?: string | null
}

/** The filter as engines take it, where what is not set is not there. */
export function readFilter(input: SearchFilterInput | null | undefined): SearchFilter {
  return Object.fromEntries(Object.entries(input ?? {}).filter(([, value]) => value !== null && value !== undefined))
}
