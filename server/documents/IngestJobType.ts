import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { IngestFileState } from './IngestFile.ts'
import type { IngestJobState } from './IngestJob.ts'

const IngestJobStateType = { RUNNING: 'RUNNING', DONE: 'DONE' } as const satisfies { [State in IngestJobState]: State }

registerEnumType(IngestJobStateType, {
  name: 'IngestJobState',
  description: '导入任务的进展',
  valuesConfig: { RUNNING: { description: '正在进行' }, DONE: { description: '已结束' } },
})

const IngestFileStateType = {
  WAITING: 'WAITING', CREATED: 'CREATED', REVISED: 'REVISED', DUPLICATE: 'DUPLICATE', OFFERED: 'OFFERED', DISMISSED: 'DISMISSED', FAILED: 'FAILED',
} as const satisfies { [State in IngestFileState]: State }

registerEnumType(IngestFileStateType, {
  name: 'IngestFileState',
  description: '一个文件导入的结果',
  valuesConfig: {
    WAITING: { description: '还没有读' },
    CREATED: { description: '已存为一篇新文稿' },
    REVISED: { description: '已存为已有文稿的新版本' },
    DUPLICATE: { description: '已有一字不差的文件，没有重复存' },
    OFFERED: { description: '像是已有文稿的另一份，等人决定' },
    DISMISSED: { description: '已决定不要' },
    FAILED: { description: '读不了，原因见说明' },
  },
})

@ObjectType('IngestJob', { description: '导入任务：一批文件' })
export class IngestJobType {
  @Field(() => ID, { description: '编号，以 job_ 开头' })
  id!: string

  @Field(() => IngestJobStateType, { description: '进展' })
  state!: IngestJobState

  @Field(() => Int, { description: '一共多少个文件' })
  total!: number

  @Field(() => Int, { description: '已处理多少个，包括读不了的' })
  done!: number

  @Field(() => Int, { description: '其中读不了的' })
  failed!: number

  @Field(() => Int, { description: '其中等人决定的' })
  offered!: number
}

@ObjectType('IngestFile', { description: '导入任务中的一个文件' })
export class IngestFileType {
  @Field(() => ID, { description: '编号，以 ijf_ 开头' })
  id!: string

  @Field(() => String, { description: '文件名' })
  name!: string

  @Field(() => IngestFileStateType, { description: '结果' })
  state!: IngestFileState

  @Field(() => String, { nullable: true, description: '说明：怎么了，该怎么办' })
  message!: string | null
}
