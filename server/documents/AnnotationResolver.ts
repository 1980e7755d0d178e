import 'reflect-metadata'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { RequestContext } from '../accounts/RequestContext.ts'
import { CitationType } from './CitationType.ts'
import { DirectiveType } from './DirectiveType.ts'
import { formulationOf, passageOf, passagesOfFormulation } from './documentLoaders.ts'
import { FigureType } from './FigureType.ts'
import type { Formulation } from './Formulation.ts'
import { FormulationType, FormulationUseType } from './FormulationType.ts'
import type { FormulationUse } from './FormulationUse.ts'
import type { Passage } from './Passage.ts'
import { PassageType } from './PassageType.ts'
import { QuotationType } from './QuotationType.ts'

interface InPassage {
  readonly passage: { readonly id: string }
}

@Resolver(() => DirectiveType)
export class DirectiveResolver {
  @FieldResolver(() => PassageType, { description: '所在的段落' })
  passage(@Root() annotation: InPassage, @Ctx() context: RequestContext): Promise<Passage> {
    return passageOf(context, annotation)
  }
}

@Resolver(() => QuotationType)
export class QuotationResolver {
  @FieldResolver(() => PassageType, { description: '所在的段落' })
  passage(@Root() annotation: InPassage, @Ctx() context: RequestContext): Promise<Passage> {
    return passageOf(context, annotation)
  }
}

@Resolver(() => FigureType)
export class FigureResolver {
  @FieldResolver(() => PassageType, { description: '所在的段落' })
  passage(@Root() annotation: InPassage, @Ctx() context: RequestContext): Promise<Passage> {
    return passageOf(context, annotation)
  }
}

@Resolver(() => CitationType)
export class CitationResolver {
  @FieldResolver(() => PassageType, { description: '所在的段落' })
  passage(@Root() annotation: InPassage, @Ctx() context: RequestContext): Promise<Passage> {
    return passageOf(context, annotation)
  }
}

@Resolver(() => FormulationType)
export class FormulationResolver {
  @FieldResolver(() => [PassageType], { description: '用到这个提法的段落，不论在哪篇文稿' })
  passages(@Root() { id }: Formulation, @Ctx() context: RequestContext): Promise<Passage[]> {
    return passagesOfFormulation(context, id)
  }
}

@Resolver(() => FormulationUseType)
export class FormulationUseResolver {
  @FieldResolver(() => FormulationType, { description: '哪个提法' })
  formulation(@Root() use: FormulationUse, @Ctx() context: RequestContext): Promise<Formulation> {
    return formulationOf(context, use)
  }

  @FieldResolver(() => PassageType, { description: '所在的段落' })
  passage(@Root() annotation: InPassage, @Ctx() context: RequestContext): Promise<Passage> {
    return passageOf(context, annotation)
  }
}
