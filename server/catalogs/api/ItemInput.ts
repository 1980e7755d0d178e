import 'reflect-metadata'
import { Field, InputType, Int } from 'type-graphql'
import { LevelType } from '../../documents/LevelType.ts'
import type { Level } from '../../ingest/AnnotatedText.ts'
import type { Duty, LegalBasis, Limit, TimeUnit } from '../CatalogRow.ts'
import type { ItemFields } from '../editions/editItem.ts'
import { TimeUnitType } from './enums.ts'

@InputType('LegalBasisInput', { description: '设定依据' })
class LegalBasisInput {
  @Field(() => String, { description: '名称，不含书名号' })
  law!: string

  @Field(() => String, { nullable: true, description: '条款' })
  article?: string | null

  @Field(() => String, { nullable: true, description: '名称和条款之外的话' })
  text?: string | null
}

@InputType('LimitInput', { description: '时限' })
class LimitInput {
  @Field(() => Int, { nullable: true, description: '数量；即时办结的不填' })
  amount?: number | null

  @Field(() => TimeUnitType, { description: '单位' })
  unit!: TimeUnit
}

@InputType('DutyInput', { description: '一方的职责' })
class DutyInput {
  @Field(() => String, { description: '哪一方' })
  party!: string

  @Field(() => LevelType, { description: '层级' })
  level!: Level

  @Field(() => String, { description: '职责' })
  text!: string
}

@InputType('CatalogItemInput', { description: '事项的内容；没有写的要素不动，写了空值的清空；这一类清单没有的要素不看' })
export class CatalogItemInput {
  @Field(() => String, { nullable: true, description: '事项编码；新增时不填，由名称和部门生成' })
  code?: string | null

  @Field(() => String, { nullable: true, description: '事项名称' })
  name?: string | null

  @Field(() => String, { nullable: true, description: '负责的部门：主管部门、牵头部门或承接部门；名称或别名' })
  department?: string | null

  @Field(() => String, { nullable: true, description: '事项类型' })
  itemType?: string | null

  @Field(() => [LevelType], { nullable: true, description: '行使层级' })
  exerciseLevels?: Level[] | null

  @Field(() => [LegalBasisInput], { nullable: true, description: '设定依据' })
  legalBases?: LegalBasisInput[] | null

  @Field(() => [String], { nullable: true, description: '申请材料' })
  materials?: string[] | null

  @Field(() => LimitInput, { nullable: true, description: '法定办结时限' })
  statutoryLimit?: LimitInput | null

  @Field(() => LimitInput, { nullable: true, description: '承诺办结时限' })
  committedLimit?: LimitInput | null

  @Field(() => String, { nullable: true, description: '是否收费' })
  fee?: string | null

  @Field(() => String, { nullable: true, description: '办理方式' })
  channels?: string | null

  @Field(() => String, { nullable: true, description: '领域' })
  domain?: string | null

  @Field(() => [DutyInput], { nullable: true, description: '各方职责' })
  duties?: DutyInput[] | null

  @Field(() => String, { nullable: true, description: '承接方式' })
  undertakingMode?: string | null

  @Field(() => String, { nullable: true, description: '运行流程、办理流程或工作方式' })
  process?: string | null

  @Field(() => String, { nullable: true, description: '人员经费保障' })
  guarantee?: string | null

  @Field(() => String, { nullable: true, description: '来源' })
  source?: string | null

  @Field(() => String, { nullable: true, description: '备注' })
  note?: string | null
}

/** The input as plain values, in which what was not said is not there. */
export function readItemInput(input: CatalogItemInput): ItemFields {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as ItemFields
  return {
    ...given,
    ...input.legalBases ? { legalBases: input.legalBases.map(({ law, article, text }): LegalBasis => ({ law, article: article ?? null, text: text ?? null })) } : {},
    ...input.statutoryLimit ? { statutoryLimit: readLimit(input.statutoryLimit) } : {},
    ...input.committedLimit ? { committedLimit: readLimit(input.committedLimit) } : {},
    ...input.duties ? { duties: input.duties.map(({ party, level, text }): Duty => ({ party, level, text })) } : {},
  }
}

function readLimit({ amount, unit }: LimitInput): Limit {
  return { amount: amount ?? null, unit }
}
