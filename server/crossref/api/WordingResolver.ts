import 'reflect-metadata'
import { Arg, Args, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { createConnectionType, PageArgs, type Connection } from '../../accounts/Connection.ts'
import { loadNode } from '../../accounts/Node.ts'
import type { RequestContext } from '../../accounts/RequestContext.ts'
import { Formulation } from '../../documents/Formulation.ts'
import { FormulationType } from '../../documents/FormulationType.ts'
import type { Passage } from '../../documents/Passage.ts'
import { PassageType } from '../../documents/PassageType.ts'
import type { Quotation } from '../../documents/Quotation.ts'
import { QuotationType } from '../../documents/QuotationType.ts'
import { KnownError } from '../../errors.ts'
import type { DiffPart } from '../../text/diffText.ts'
import { listAppearances, type Appearance } from '../listAppearances.ts'
import { quotationFamilies, type QuotationFamily, type QuotationVariant } from '../quotationFamilies.ts'
import { describePlace } from './describePlace.ts'
import { DiffPartType } from './DiffPartType.ts'
import { shownTo } from './referenceLoaders.ts'
import { ReferencePlaceType } from './ReferencePlaceType.ts'

@ObjectType('FormulationAppearance', { description: '提法在一处的用法' })
class FormulationAppearanceType {
  @Field(() => PassageType, { description: '所在的段落' })
  passage!: Passage

  @Field(() => String, { description: '所在的句子' })
  sentence!: string

  @Field(() => Boolean, { description: '是否是收录中最早的一处' })
  isFirst!: boolean

  @Field(() => [DiffPartType], { nullable: true, description: '与最早一处的句子相比；就是那一处，或者两句相差太远，则为空' })
  differences!: readonly DiffPart[] | null
}

const FormulationAppearanceConnection = createConnectionType('FormulationAppearance', '提法的用法', () => FormulationAppearanceType)

@Resolver(() => FormulationType)
export class FormulationPageResolver {
  @Query(() => FormulationType, { nullable: true, description: '按编号或名称取一个提法；没有则为空' })
  async formulation(
    @Arg('id', () => ID, { nullable: true, description: '编号，以 frm_ 开头' }) id: string | null | undefined,
    @Arg('name', () => String, { nullable: true, description: '名称' }) name: string | null | undefined,
    @Ctx() context: RequestContext,
  ): Promise<Formulation | null> {
    if (id) return id.startsWith('frm_') ? await loadNode(context, id) as Formulation | null : null
    if (!name) throw new KnownError('INVALID', '请给出提法的编号或名称', ['id'])
    return context.em.findOne(Formulation, { name })
  }

  @FieldResolver(() => FormulationAppearanceConnection, { description: '每一处用法，按文稿日期由远到近；没有日期的在最后' })
  appearances(@Root() { id }: Formulation, @Args(() => PageArgs) page: PageArgs, @Ctx() { em }: RequestContext): Promise<Connection<Appearance>> {
    return listAppearances(em, id, page)
  }
}

@Resolver(() => FormulationAppearanceType)
export class AppearanceResolver {
  @FieldResolver(() => ReferencePlaceType, { description: '在哪里' })
  place(@Root() { passage }: Appearance, @Ctx() context: RequestContext): Promise<ReferencePlaceType> {
    return describePlace(context, passage)
  }
}

@ObjectType('QuotationVariant', { description: '同一句话在另一处的说法' })
class QuotationVariantType {
  @Field(() => PassageType, { description: '所在的段落' })
  passage!: Passage

  @Field(() => String, { description: '那里的说法' })
  text!: string

  @Field(() => String, { nullable: true, description: '那里说是谁说的；看不出则为空' })
  speaker!: string | null

  @Field(() => String, { nullable: true, description: '引出这句话的动词' })
  verb!: string | null

  @Field(() => Boolean, { description: '不是引用，是那篇文稿自己的话' })
  isOwnWords!: boolean

  @Field(() => Boolean, { description: '是否一字不差' })
  isExact!: boolean

  @Field(() => [DiffPartType], { description: '从这一处的引文到那里的说法' })
  differences!: readonly DiffPart[]
}

@ObjectType('QuotationFamily', { description: '一句引文，和各处对同一句话的说法' })
class QuotationFamilyType {
  @Field(() => QuotationType, { description: '引文' })
  quotation!: Quotation

  @Field(() => [QuotationVariantType], { description: '别处的说法，按文稿日期由远到近' })
  variants!: readonly QuotationVariant[]
}

@Resolver(() => QuotationVariantType)
export class QuotationFamilyResolver {
  @Query(() => [QuotationFamilyType], { description: '一段中的每句引文，和别处对同一句话的说法；没有这一段，或其中没有引文，则没有' })
  async quotationFamilies(@Arg('passage', () => ID, { description: '段落的编号' }) passage: string, @Ctx() context: RequestContext): Promise<QuotationFamily[]> {
    if (!passage.startsWith('psg_') || await loadNode(context, passage) === null) return []
    return quotationFamilies(context.em, passage, shownTo(context))
  }

  @FieldResolver(() => ReferencePlaceType, { description: '在哪里' })
  place(@Root() { passage }: QuotationVariant, @Ctx() context: RequestContext): Promise<ReferencePlaceType> {
    return describePlace(context, passage)
  }
}
