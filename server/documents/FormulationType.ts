import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Node } from '../accounts/Node.ts'

@ObjectType('Formulation', { implements: Node, description: '提法、工作机制的名称：三张清单、“13710”工作制度' })
export class FormulationType extends Node {
  @Field(() => ID, { description: '编号，以 frm_ 开头' })
  override id!: string

  @Field(() => String, { description: '名称' })
  name!: string
}

@ObjectType('FormulationUse', { description: '提法在一篇文稿中出现的一处' })
export class FormulationUseType {
  @Field(() => Int, { description: '在 cleanText 中的起点（UTF-16 码元）' })
  start!: number

  @Field(() => Int, { description: '在 cleanText 中的终点（不含）' })
  end!: number
}
