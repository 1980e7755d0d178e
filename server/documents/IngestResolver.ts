import 'reflect-metadata'
import { Arg, Ctx, Field, FieldResolver, Float, ID, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import type { RequestContext } from '../accounts/RequestContext.ts'
import { answerWithUserErrors, UserError } from '../accounts/UserError.ts'
import { findDocument, ingestFilesOf } from './documentLoaders.ts'
import type { IngestFile } from './IngestFile.ts'
import { IngestFileType, IngestJobType } from './IngestJobType.ts'
import { ingestUploads, type UploadIntake } from './ingestUploads.ts'
import { jobProgress, type JobProgress } from './jobProgress.ts'
import type { SourceDocument } from './SourceDocument.ts'
import { SourceDocumentType } from './SourceDocumentType.ts'

@ObjectType('RevisionOffer', { description: '文件像是哪篇文稿的另一份', simpleResolvers: true })
class RevisionOffer {
  @Field(() => SourceDocumentType, { description: '已有的文稿' })
  document!: SourceDocument

  @Field(() => Float, { description: '较短的一份有多少句子也在另一份里，0 到 1' })
  overlap!: number
}

@ObjectType('IngestUploadsPayload', { description: '导入的结果', simpleResolvers: true })
class IngestUploadsPayload {
  @Field(() => IngestJobType, { nullable: true, description: '已开始的任务；没有开始则为空' })
  job!: JobProgress | null

  @Field(() => [UserError], { description: '没有开始的原因' })
  userErrors!: UserError[]
}

@ObjectType('IngestFilePayload', { description: '对一个文件作出决定的结果', simpleResolvers: true })
class IngestFilePayload {
  @Field(() => IngestFileType, { nullable: true, description: '决定之后的文件；没有办成则为空' })
  file!: IngestFile | null

  @Field(() => [UserError], { description: '没有办成的原因' })
  userErrors!: UserError[]
}

@Resolver(() => IngestJobType)
export class IngestResolver {
  readonly #intake: UploadIntake

  constructor(intake: UploadIntake) {
    this.#intake = intake
  }

  @Query(() => IngestJobType, { nullable: true, description: '一个导入任务；没有则为空' })
  ingestJob(@Arg('id', () => ID, { description: '编号' }) id: string, @Ctx() { em }: RequestContext): Promise<JobProgress | null> {
    return jobProgress(em, id)
  }

  @FieldResolver(() => [IngestFileType], { description: '任务中的文件，按上传的先后，最多列出前 1000 个' })
  files(@Root() { id }: JobProgress, @Ctx() { em }: RequestContext): Promise<IngestFile[]> {
    return ingestFilesOf(em, id)
  }

  @Mutation(() => IngestUploadsPayload, { description: '导入先前用 POST /uploads 上传的文件' })
  ingestUploads(
    @Arg('uploadIds', () => [ID], { description: '上传时得到的编号' }) uploadIds: string[],
    @Ctx() { em, viewer }: RequestContext,
  ): Promise<IngestUploadsPayload> {
    return answerWithUserErrors({ job: null }, async () => {
      const job = await ingestUploads(this.#intake, em, uploadIds, viewer?.id ?? '')
      return { job: await jobProgress(em, job) }
    })
  }

  @Mutation(() => IngestFilePayload, { description: '把等待决定的文件存为已有文稿的新版本' })
  acceptRevision(@Arg('fileId', () => ID, { description: '文件的编号' }) fileId: string, @Ctx() context: RequestContext): Promise<IngestFilePayload> {
    return this.#decide(fileId, 'REVISE', context)
  }

  @Mutation(() => IngestFilePayload, { description: '把等待决定的文件另存为一篇文稿' })
  storeSeparately(@Arg('fileId', () => ID, { description: '文件的编号' }) fileId: string, @Ctx() context: RequestContext): Promise<IngestFilePayload> {
    return this.#decide(fileId, 'SEPARATE', context)
  }

  @Mutation(() => IngestFilePayload, { description: '不要等待决定的文件' })
  dismissRevision(@Arg('fileId', () => ID, { description: '文件的编号' }) fileId: string, @Ctx() context: RequestContext): Promise<IngestFilePayload> {
    return this.#decide(fileId, 'DISMISS', context)
  }

  #decide(fileId: string, decision: 'REVISE' | 'SEPARATE' | 'DISMISS', { viewer }: RequestContext): Promise<IngestFilePayload> {
    return answerWithUserErrors({ file: null }, async () => ({ file: await this.#intake.queue.decide(fileId, decision, viewer?.id ?? '') }))
  }
}

@Resolver(() => IngestFileType)
export class IngestFileResolver {
  @FieldResolver(() => SourceDocumentType, { nullable: true, description: '存成了哪篇文稿；没有存则为空' })
  async document(@Root() { document }: IngestFile, @Ctx() context: RequestContext): Promise<SourceDocument | null> {
    return document ? findDocument(context, document.id) : null
  }

  @FieldResolver(() => RevisionOffer, { nullable: true, description: '像是哪篇文稿的另一份；不像则为空' })
  async offer(@Root() { offered, overlap }: IngestFile, @Ctx() context: RequestContext): Promise<RevisionOffer | null> {
    const document = offered ? await findDocument(context, offered.id) : null
    return document && { document, overlap: Number(overlap ?? 0) }
  }
}
