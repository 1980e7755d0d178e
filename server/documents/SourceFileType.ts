import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql'

@ObjectType('SourceFile', { description: '文稿读自哪个文件；原件的字节原样保存', simpleResolvers: true })
export class SourceFileType {
  @Field(() => String, { description: '文件名' })
  fileName!: string

  @Field(() => String, { description: '原件字节的 SHA-256，十六进制' })
  sha256!: string

  @Field(() => String, { description: '文件格式（媒体类型），从字节看出' })
  mediaType!: string

  @Field(() => String, { nullable: true, description: '文字编码；格式自己规定编码的则为空' })
  encoding!: string | null

  @Field(() => Int, { description: '字节数' })
  byteLength!: number

  @Field(() => GraphQLISODateTime, { description: '存入的时间' })
  ingestedAt!: Date
}

@ObjectType('DocumentRevision', { description: '文稿的一个版本', simpleResolvers: true })
export class DocumentRevisionType {
  @Field(() => Int, { description: '第几版，从 1 数起' })
  number!: number

  @Field(() => GraphQLISODateTime, { description: '时间' })
  at!: Date

  @Field(() => String, { nullable: true, description: '谁存入的；系统自己存入，或没有登录，则为空' })
  by!: string | null

  @Field(() => String, { nullable: true, description: '原因' })
  reason!: string | null
}
