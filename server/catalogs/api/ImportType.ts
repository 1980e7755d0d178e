import 'reflect-metadata'
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { UserError } from '../../accounts/UserError.ts'
import type { CatalogImport, CatalogImportState } from '../CatalogImport.ts'
import type { CatalogKind } from '../CatalogRow.ts'
import type { SheetReading } from '../import/importSheets.ts'
import type { RowError } from '../import/RowError.ts'
import { CatalogKindType } from './enums.ts'
import { ItemFieldType } from './valueTypes.ts'

const CatalogImportStateType = {
  READING: 'READING', COMPARING: 'COMPARING', WRITING: 'WRITING', DONE: 'DONE', REFUSED: 'REFUSED', FAILED: 'FAILED',
} as const satisfies { [State in CatalogImportState]: State }

registerEnumType(CatalogImportStateType, {
  name: 'CatalogImportState',
  description: '清单导入的进展',
  valuesConfig: {
    READING: { description: '正在读取、检查' },
    COMPARING: { description: '正在与现行版比较' },
    WRITING: { description: '正在写入草稿' },
    DONE: { description: '已完成' },
    REFUSED: { description: '有误的行没有改正，又没有选择只导入其余的行；什么也没有改动' },
    FAILED: { description: '没有完成，什么也没有改动；原因见说明' },
  },
})

const SheetStatusType = { READ: 'READ', LEFT_OUT: 'LEFT_OUT', UNCLEAR: 'UNCLEAR' } as const satisfies { [Status in SheetReading['status']]: Status }

registerEnumType(SheetStatusType, {
  name: 'SheetStatus',
  description: '一个工作表读得怎样',
  valuesConfig: {
    READ: { description: '已读' },
    LEFT_OUT: { description: '不导入，原因另说' },
    UNCLEAR: { description: '表头看不懂，请指定' },
  },
})

@InputType('ColumnChoiceInput', { description: '指定一列的含义' })
export class ColumnChoiceInput {
  @Field(() => Int, { description: '第几列，从 0 数起' })
  column!: number

  @Field(() => String, { nullable: true, description: '含义，catalogColumnFields 中的 field；不填则不导入这一列' })
  field?: string | null
}

@InputType('SheetChoiceInput', { description: '对一个工作表的指定；没有指定的按自动判断' })
export class SheetChoiceInput {
  @Field(() => String, { description: '工作表的名称' })
  sheet!: string

  @Field(() => Boolean, { defaultValue: false, description: '不导入这个工作表' })
  leaveOut!: boolean

  @Field(() => Int, { nullable: true, description: '表头在第几行，照表格软件的行号' })
  headerRow?: number | null

  @Field(() => [ColumnChoiceInput], { defaultValue: [], description: '各列的含义；没有写的列自动判断' })
  columns!: ColumnChoiceInput[]
}

@ObjectType('CatalogColumnField', { description: '清单的一列可以是什么', simpleResolvers: true })
export class ColumnFieldType {
  @Field(() => String, { description: '给程序看的名称' })
  field!: string

  @Field(() => String, { description: '给人看的名称：最常见的表头' })
  label!: string
}

@ObjectType('SheetColumn', { description: '工作表的一列', simpleResolvers: true })
class SheetColumnType {
  @Field(() => Int, { description: '第几列，从 0 数起' })
  column!: number

  @Field(() => String, { description: '表格软件的列号：A、B、AA' })
  letter!: string

  @Field(() => String, { description: '表头' })
  header!: string

  @Field(() => String, { nullable: true, description: '判断它是什么；不导入则为空' })
  field!: string | null

  @Field(() => Float, { description: '把握，0 到 1' })
  confidence!: number
}

@ObjectType('SheetPreview', { description: '一个工作表读得怎样', simpleResolvers: true })
export class SheetPreviewType {
  @Field(() => String, { description: '工作表的名称' })
  sheet!: string

  @Field(() => SheetStatusType, { description: '读得怎样' })
  status!: SheetReading['status']

  @Field(() => String, { nullable: true, description: '不导入的原因；导入的则为空' })
  reason!: string | null

  @Field(() => String, { nullable: true, description: '表头之上的标题；没有则为空' })
  title!: string | null

  @Field(() => Int, { nullable: true, description: '表头在第几行；没有找到则为空' })
  headerRow!: number | null

  @Field(() => [SheetColumnType], { description: '各列' })
  columns!: readonly SheetColumnType[]

  @Field(() => [String], { description: '清单之后的注' })
  notes!: readonly string[]

  @Field(() => Int, { description: '多少行事项，包括有误的' })
  rows!: number
}

@ObjectType('RowProblem', { description: '一格的问题', simpleResolvers: true })
export class RowProblemType {
  @Field(() => String, { description: '工作表的名称' })
  sheet!: string

  @Field(() => Int, { description: '第几行，照表格软件的行号' })
  row!: number

  @Field(() => String, { description: '表头' })
  column!: string

  @Field(() => String, { nullable: true, description: '表格软件的列号；没有这一列则为空' })
  letter!: string | null

  @Field(() => String, { description: '那一格现在的内容' })
  value!: string

  @Field(() => String, { description: '给程序看的代码' })
  code!: string

  @Field(() => String, { description: '怎么了，该怎么写' })
  message!: string
}

@ObjectType('RowPreview', { description: '一行事项读成了什么', simpleResolvers: true })
export class RowPreviewType {
  @Field(() => String, { description: '工作表的名称' })
  sheet!: string

  @Field(() => Int, { description: '第几行，照表格软件的行号' })
  row!: number

  @Field(() => [ItemFieldType], { description: '读出的各要素；有误的行没有' })
  fields!: readonly ItemFieldType[]

  @Field(() => [RowProblemType], { description: '问题' })
  problems!: readonly RowError[]
}

@ObjectType('CatalogImportPreview', { description: '一个文件如果导入会怎样；什么也没有改动', simpleResolvers: true })
export class ImportPreviewType {
  @Field(() => String, { description: '文件名' })
  fileName!: string

  @Field(() => CatalogKindType, { description: '按哪一类清单读的' })
  kind!: CatalogKind

  @Field(() => [SheetPreviewType], { description: '各工作表' })
  sheets!: readonly SheetPreviewType[]

  @Field(() => Int, { description: '多少行事项' })
  rowCount!: number

  @Field(() => Int, { description: '其中无误的' })
  goodCount!: number

  @Field(() => Int, { description: '问题数' })
  problemCount!: number

  @Field(() => [RowPreviewType], { description: '开头的若干行，照清单的先后' })
  rows!: readonly RowPreviewType[]

  @Field(() => [RowProblemType], { description: '问题，照清单的先后，最多 1000 个' })
  problems!: readonly RowError[]
}

@ObjectType('CatalogImport', { description: '一次清单导入' })
export class CatalogImportType {
  @Field(() => ID, { description: '编号，以 imp_ 开头' })
  id!: string

  @Field(() => CatalogImportStateType, { description: '进展' })
  state!: CatalogImportState

  @Field(() => String, { description: '文件名' })
  fileName!: string

  @Field(() => Int, { description: '要写入多少项；还在读的是 0' })
  total!: number

  @Field(() => Int, { description: '已写入多少项' })
  done!: number

  @Field(() => Int, { description: '有误、没有收进来的行数' })
  bad!: number
}

@ObjectType('PreviewCatalogImportPayload', { description: '预览的结果', simpleResolvers: true })
export class PreviewPayload {
  @Field(() => ImportPreviewType, { nullable: true, description: '预览；读不了则为空' })
  preview!: ImportPreviewType | null

  @Field(() => [UserError], { description: '读不了的原因' })
  userErrors!: UserError[]
}

@ObjectType('CatalogImportPayload', { description: '开始导入的结果', simpleResolvers: true })
export class ImportPayload {
  @Field(() => CatalogImportType, { nullable: true, description: '已开始的导入；没有开始则为空' })
  import!: CatalogImport | null

  @Field(() => [UserError], { description: '没有开始的原因' })
  userErrors!: UserError[]
}
