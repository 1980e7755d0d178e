import { defineEntity, p } from '@mikro-orm/core'

/** The name that stands for a department which a list does not state. */
export const UNSTATED_DEPARTMENT = '未注明'

const DepartmentSchema = defineEntity({
  name: 'Department',
  properties: {
    /** dep_… */
    id: p.string().primary(),
    name: p.string().unique(),
    aliases: p.json<string[]>(),
    /** Number of the latest revision. */
    revision: p.integer(),
  },
})

/** 部门: a department that items name, under one name however the lists write it. */
export class Department extends DepartmentSchema.class {}
DepartmentSchema.setClass(Department)
