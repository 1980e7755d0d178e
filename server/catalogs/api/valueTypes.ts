import { Field, Int, ObjectType } from 'type-graphql'
import { LevelType } from '../../documents/LevelType.ts'
import type { Level } from '../../ingest/AnnotatedText.ts'
import type { TimeUnit } from '../CatalogRow.ts'
import { TimeUnitType } from './enums.ts'

@ObjectType('Limit', { description: '时限', simpleResolvers: true })
export class LimitType {
  @Field(() => Int, { nullable: true, description: '数量；即时办结的为空' })
  amount!: number | null

  @Field(() => TimeUnitType, { description: '单位' })
  unit!: TimeUnit
}

@ObjectType('LegalBasis', { description: '设定依据：一部法律、法规或文件，或其中一条', simpleResolvers: true })
export class LegalBasisType {
  @Field(() => String, { description: '名称，不含书名号' })
  law!: string

  @Field(() => String, { nullable: true, description: '条款，照清单所写：第七条第二款；没有写则为空' })
  article!: string | null

  @Field(() => String, { nullable: true, description: '清单在名称和条款之外所写的：文号、条文；没有则为空' })
  text!: string | null
}

@ObjectType('Duty', { description: '一方的职责', simpleResolvers: true })
export class DutyType {
  @Field(() => String, { description: '哪一方' })
  party!: string

  @Field(() => LevelType, { description: '这一方的层级' })
  level!: Level

  @Field(() => String, { description: '职责' })
  text!: string
}

@ObjectType('ItemField', { description: '事项的一个要素，按清单的栏目', simpleResolvers: true })
export class ItemFieldType {
  @Field(() => String, { description: '给程序看的名称：competentDepartment' })
  field!: string

  @Field(() => String, { description: '给人看的名称：主管部门' })
  label!: string

  @Field(() => String, { nullable: true, description: '内容，写法与导出的表格相同；没有则为空' })
  text!: string | null
}
