import { Field, Int, ObjectType } from 'type-graphql'
import { FigureType } from '../../documents/FigureType.ts'
import { LevelType } from '../../documents/LevelType.ts'
import type { Level } from '../../ingest/AnnotatedText.ts'
import type { CatalogEdition } from '../CatalogEdition.ts'
import { CatalogEditionType } from './CatalogType.ts'

@ObjectType('CountProof', { description: '文稿对清单项数的说法，与清单所收的对照' })
export class CountProofType {
  @Field(() => FigureType, { description: '文稿中的数据；由它找到所在的段落和文稿' })
  claim!: FigureType

  @Field(() => Int, { description: '文稿说有多少项' })
  claimed!: number

  @Field(() => Int, { description: '现行版收了多少项' })
  held!: number

  @Field(() => Boolean, { description: '是否相符' })
  agrees!: boolean

  @Field(() => LevelType, { nullable: true, description: '说的是哪个层级的事项；说的是整个清单则为空' })
  scope!: Level | null

  @Field(() => Int, { description: '所收的比所说的多多少；少则是负数' })
  difference!: number

  @Field(() => CatalogEditionType, { description: '所对照的现行版' })
  edition!: CatalogEdition

  @Field(() => CatalogEditionType, { nullable: true, description: '现行版不符时，最近一个相符的旧版；没有则为空' })
  agreeing!: CatalogEdition | null
}
