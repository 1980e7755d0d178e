import { registerEnumType } from 'type-graphql'

/** The order has no meaning: what each may do is said in policy.ts, action by action. */
export const Role = { READER: 'READER', TRAINER: 'TRAINER', CURATOR: 'CURATOR', ADMIN: 'ADMIN' } as const
export type Role = (typeof Role)[keyof typeof Role]

registerEnumType(Role, {
  name: 'Role',
  description: '用户的身份，决定可以做什么',
  valuesConfig: {
    READER: { description: '读者：检索、阅读' },
    TRAINER: { description: '教员：检索、阅读，并编写课程' },
    CURATOR: { description: '管理资料的人：上传文件，处理修订' },
    ADMIN: { description: '管理员：可以做一切' },
  },
})
