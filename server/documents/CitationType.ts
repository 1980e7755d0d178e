import { Field, Int, ObjectType } from 'type-graphql'

@ObjectType('Citation', { description: '文中用书名号提到的文件' })
export class CitationType {
  @Field(() => String, { description: '文件名，不含书名号' })
  title!: string

  @Field(() => Int, { description: '在 cleanText 中的起点（UTF-16 码元），含书名号' })
  start!: number

  @Field(() => Int, { description: '在 cleanText 中的终点（不含）' })
  end!: number
}
