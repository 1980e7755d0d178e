import { Field, Int, ObjectType } from 'type-graphql'

@ObjectType('Quotation', { description: '引文：别人说的话' })
export class QuotationType {
  @Field(() => String, { description: '所引的话，不含引号' })
  text!: string

  @Field(() => String, { nullable: true, description: '谁说的；看不出则为空' })
  speaker!: string | null

  @Field(() => String, { nullable: true, description: '引出这句话的动词：强调、指出' })
  verb!: string | null

  @Field(() => Int, { description: '在 cleanText 中的起点（UTF-16 码元），不含引号' })
  start!: number

  @Field(() => Int, { description: '在 cleanText 中的终点（不含）' })
  end!: number
}
