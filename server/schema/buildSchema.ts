import 'reflect-metadata'
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql'
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql'
import { AccountResolver } from '../accounts/AccountResolver.ts'
import type { NodeKind, NodeKinds } from '../accounts/RequestContext.ts'
import { SignInLimits } from '../accounts/signIn.ts'
import { userNodes } from '../accounts/UserType.ts'
import {
  CitationResolver, DirectiveResolver, FigureResolver, FormulationResolver, FormulationUseResolver, QuotationResolver,
} from '../documents/AnnotationResolver.ts'
import { documentNodes } from '../documents/documentLoaders.ts'
import { PassageResolver, SectionResolver } from '../documents/PassageResolver.ts'
import { SourceDocumentResolver } from '../documents/SourceDocumentResolver.ts'
import { guardOperations } from './guardOperations.ts'
import { NodeResolver } from './NodeResolver.ts'

/** Everything that has an id of its own, by the prefix of its ids. */
export const nodeKinds: NodeKinds = new Map([userNodes, ...documentNodes].map((kind: NodeKind) => [kind.prefix, kind]))

/** Builds the API's schema, with the policy before every operation. */
export function buildSchema(): GraphQLSchema {
  const resolvers: object[] = [
    new AccountResolver(new SignInLimits()),
    new NodeResolver(),
    new SourceDocumentResolver(), new PassageResolver(), new SectionResolver(),
    new DirectiveResolver(), new QuotationResolver(), new CitationResolver(), new FigureResolver(),
    new FormulationResolver(), new FormulationUseResolver(),
  ]
  const byClass = new Map(resolvers.map((resolver) => [resolver.constructor, resolver]))
  return guardOperations(buildSchemaSync({
    resolvers: [...byClass.keys()] as NonEmptyArray<(typeof resolvers)[number]['constructor']>,
    container: { get: (resolverClass: object['constructor']) => byClass.get(resolverClass) },
    validate: false,
  }))
}

/** The schema as text, in an order that does not change from build to build. */
export function printSorted(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}
