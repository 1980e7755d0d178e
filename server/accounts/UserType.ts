import { Field, ID, ObjectType } from 'type-graphql'
import { Node } from './Node.ts'
import { inOrder, type NodeKind } from './RequestContext.ts'
import { Role } from './Role.ts'
import { User } from './User.ts'

@ObjectType('User', { implements: Node, description: '可以登录的用户', simpleResolvers: true })
export class UserType extends Node {
  @Field(() => ID, { description: '编号，以 usr_ 开头' })
  override id!: string

  @Field(() => String, { description: '用户名' })
  name!: string

  @Field(() => Role, { description: '身份' })
  role!: Role
}

export const userNodes: NodeKind = {
  prefix: 'usr',
  typeName: 'User',
  action: 'Node.User',
  load: async (ids, context) => inOrder(ids, await context.em.find(User, { id: { $in: [...ids] } }), (user) => user.id),
}
