import { Field, ID, Int, ObjectType } from 'type-graphql'
import { createConnectionType } from '../accounts/Connection.ts'
import { Node } from '../accounts/Node.ts'

@ObjectType('Passage', { implements: Node, description: '一段话，检索和引用的单位' })
export class PassageType extends Node {
  @Field(() => ID, { description: '编号，以 psg_ 开头；重新读入文件后，文字相同的段落编号不变' })
  override id!: string

  @Field(() => String, { description: '文字，是 cleanText 的一部分' })
  text!: string

  @Field(() => Int, { description: '在 cleanText 中的起点（UTF-16 码元）' })
  start!: number

  @Field(() => Int, { description: '在 cleanText 中的终点（不含）' })
  end!: number
}

export const PassageConnection = createConnectionType('Passage', '段落', () => PassageType)
