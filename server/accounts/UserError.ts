import { Field, ObjectType } from 'type-graphql'
import { KnownError } from '../errors.ts'

@ObjectType('UserError', { description: '使用者可以自己改正的问题', simpleResolvers: true })
export class UserError {
  @Field(() => [String], { nullable: true, description: '出问题的输入项，由外到内' })
  field!: readonly string[] | null

  @Field(() => String, { description: '给人看的说明，中文' })
  message!: string

  @Field(() => String, { description: '给程序看的代码：UNAUTHENTICATED、FORBIDDEN、NOT_FOUND、INVALID、CONFLICT、UNAVAILABLE' })
  code!: string
}

/**
 * Runs a mutation's deed. A KnownError becomes the payload's `userErrors`, beside the `nothing` of the payload's other fields; any
 * other error goes its way and is masked.
 */
export async function answerWithUserErrors<Deed extends object, Nothing extends object>(
  nothing: Nothing, deed: () => Promise<Deed>,
): Promise<(Deed | Nothing) & { userErrors: UserError[] }> {
  try {
    return { ...(await deed()), userErrors: [] }
  } catch (error) {
    if (!(error instanceof KnownError)) throw error
    return { ...nothing, userErrors: [{ field: error.field, message: error.message, code: error.code }] }
  }
}
