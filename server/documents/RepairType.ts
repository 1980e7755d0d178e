import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { RepairKind } from '../ingest/CleanText.ts'

const RepairKindType = {
  BOILERPLATE: 'BOILERPLATE', PINYIN_INSERTION: 'PINYIN_INSERTION', LOST_BYTE: 'LOST_BYTE', MASK: 'MASK', SCRIPT: 'SCRIPT',
  OMISSION: 'OMISSION', OTHER: 'OTHER',
} as const satisfies { [Kind in RepairKind]: Kind }

registerEnumType(RepairKindType, {
  name: 'RepairKind',
  description: '修补的种类',
  valuesConfig: {
    BOILERPLATE: { description: '去掉网站加在正文前后的文字' },
    PINYIN_INSERTION: { description: '去掉转换程序夹在字后的拼音：區(qū)' },
    LOST_BYTE: { description: '还原丢了一个字节的乱码；把握低于 0.5 的没有改动，只作标记' },
    MASK: { description: '原文用 _、*、XX 遮住的字，不猜，只作标记' },
    SCRIPT: { description: '繁体转为简体' },
    OMISSION: { description: '原文自己说明省略的地方' },
    OTHER: { description: '其他' },
  },
})

@ObjectType('Repair', { description: '对原文的一处修补。按顺序作用于 rawText，正好得到 cleanText', simpleResolvers: true })
export class RepairType {
  @Field(() => RepairKindType, { description: '种类' })
  kind!: RepairKind

  @Field(() => String, { description: '原来的文字' })
  before!: string

  @Field(() => String, { description: '修补后的文字' })
  after!: string

  @Field(() => Int, { description: '在 rawText 中的起点（UTF-16 码元）' })
  rawStart!: number

  @Field(() => Int, { description: '在 rawText 中的终点（不含）' })
  rawEnd!: number

  @Field(() => Int, { description: '在 cleanText 中的起点（UTF-16 码元）' })
  cleanStart!: number

  @Field(() => Int, { description: '在 cleanText 中的终点（不含）' })
  cleanEnd!: number

  @Field(() => Float, { description: '把握，0 到 1' })
  confidence!: number
}
