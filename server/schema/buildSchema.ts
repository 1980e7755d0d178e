import 'reflect-metadata'
import type { MikroORM } from '@mikro-orm/sqlite'
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql'
import { buildSchemaSync, type NonEmptyArray } from 'type-graphql'
import { AccountResolver } from '../accounts/AccountResolver.ts'
import type { NodeKind, NodeKinds } from '../accounts/RequestContext.ts'
import { SignInLimits } from '../accounts/signIn.ts'
import { UserResolver } from '../accounts/UserResolver.ts'
import { userNodes } from '../accounts/UserType.ts'
import { catalogNodes } from '../catalogs/api/catalogLoaders.ts'
import { CatalogResolver, EditionResolver } from '../catalogs/api/CatalogResolver.ts'
import { CatalogProofResolver, CountProofResolver } from '../catalogs/api/CountProofResolver.ts'
import { DepartmentResolver } from '../catalogs/api/DepartmentResolver.ts'
import { EditingResolver } from '../catalogs/api/EditingResolver.ts'
import { ImportResolver } from '../catalogs/api/ImportResolver.ts'
import { ItemListResolver } from '../catalogs/api/ItemListResolver.ts'
import {
  BasicDutyItemResolver, CoordinationItemResolver, EnforcementItemResolver, ItemResolver, RecalledItemResolver, ServiceItemResolver,
} from '../catalogs/api/ItemResolver.ts'
import { ReviewResolver } from '../catalogs/api/ReviewResolver.ts'
import type { Comparer } from '../catalogs/editions/Comparer.ts'
import { FIELD_LABELS } from '../catalogs/rowFields.ts'
import type { CatalogImporter } from '../catalogs/intake/CatalogImporter.ts'
import { CitationTargetResolver } from '../crossref/api/CitationTargetResolver.ts'
import { CoverageResolver, DepartmentCoverageResolver, UncoveredResolver } from '../crossref/api/CoverageResolver.ts'
import { CrossReferenceResolver, ReferenceQueueResolver } from '../crossref/api/CrossReferenceResolver.ts'
import { GapReportResolver } from '../crossref/api/GapReportResolver.ts'
import { NeighbourhoodResolver } from '../crossref/api/NeighbourhoodResolver.ts'
import { crossReferenceNodes } from '../crossref/api/referenceLoaders.ts'
import {
  CatalogReferenceResolver, DirectiveReferenceResolver, DocumentReferenceResolver, FormulationReferenceResolver, ItemReferenceResolver, PassageReferenceResolver,
  ResultReferenceResolver,
} from '../crossref/api/ReferencesResolver.ts'
import { VouchingResolver } from '../crossref/api/VouchingResolver.ts'
import { AppearanceResolver, FormulationPageResolver, QuotationFamilyResolver } from '../crossref/api/WordingResolver.ts'
import type { GapReport } from '../crossref/gaps/GapReport.ts'
import type { TitleRegister } from '../crossref/TitleRegister.ts'
import {
  CitationResolver, DirectiveResolver, FigureResolver, FormulationResolver, FormulationUseResolver, QuotationResolver,
} from '../documents/AnnotationResolver.ts'
import { documentNodes } from '../documents/documentLoaders.ts'
import { IngestFileResolver, IngestResolver } from '../documents/IngestResolver.ts'
import type { UploadIntake } from '../documents/ingestUploads.ts'
import { PassageResolver, SectionResolver } from '../documents/PassageResolver.ts'
import { SourceDocumentResolver } from '../documents/SourceDocumentResolver.ts'
import { AuditResolver, RevisionResolver } from '../history/HistoryResolver.ts'
import { recordDeed } from '../history/recordDeed.ts'
import { FacetResolver } from '../search/FacetResolver.ts'
import { SearchResolver } from '../search/SearchResolver.ts'
import { SearchResultResolver } from '../search/SearchResultResolver.ts'
import type { SearchService } from '../search/SearchService.ts'
import type { SynonymBook } from '../search/synonyms/SynonymBook.ts'
import { SynonymResolver } from '../search/synonyms/SynonymResolver.ts'
import { guardOperations } from './guardOperations.ts'
import { NodeResolver } from './NodeResolver.ts'

/** Everything that has an id of its own, by the prefix of its ids. */
export const nodeKinds: NodeKinds = new Map([userNodes, ...documentNodes, ...catalogNodes, crossReferenceNodes].map((kind: NodeKind) => [kind.prefix, kind]))

/** What the resolvers work with. */
export interface Services {
  readonly intake: UploadIntake
  readonly search: SearchService
  readonly synonyms: SynonymBook
  readonly orm: MikroORM
  readonly comparer: Comparer
  readonly importer: CatalogImporter
  readonly titles: TitleRegister
  readonly gaps: GapReport
}

type ResolverClass = abstract new (...args: never[]) => object

const makers = new Map<ResolverClass, (services: Services) => object>([
  [AccountResolver, () => new AccountResolver(new SignInLimits())],
  [UserResolver, () => new UserResolver(recordDeed)],
  [AuditResolver, () => new AuditResolver(FIELD_LABELS)],
  [RevisionResolver, () => new RevisionResolver(FIELD_LABELS)],
  [NodeResolver, () => new NodeResolver()],
  [SourceDocumentResolver, () => new SourceDocumentResolver()],
  [PassageResolver, () => new PassageResolver()],
  [SectionResolver, () => new SectionResolver()],
  [DirectiveResolver, () => new DirectiveResolver()],
  [QuotationResolver, () => new QuotationResolver()],
  [CitationResolver, () => new CitationResolver()],
  [FigureResolver, () => new FigureResolver()],
  [FormulationResolver, () => new FormulationResolver()],
  [FormulationUseResolver, () => new FormulationUseResolver()],
  [SearchResolver, ({ search }) => new SearchResolver(search)],
  [SearchResultResolver, () => new SearchResultResolver()],
  [FacetResolver, () => new FacetResolver()],
  [SynonymResolver, ({ orm, synonyms }) => new SynonymResolver(orm, synonyms)],
  [IngestResolver, ({ intake }) => new IngestResolver(intake)],
  [IngestFileResolver, () => new IngestFileResolver()],
  [CitationTargetResolver, ({ titles }) => new CitationTargetResolver(titles)],
  [CatalogResolver, () => new CatalogResolver()],
  [EditionResolver, ({ comparer }) => new EditionResolver(comparer)],
  [CatalogProofResolver, () => new CatalogProofResolver()],
  [CountProofResolver, ({ comparer }) => new CountProofResolver(comparer)],
  [ItemListResolver, () => new ItemListResolver()],
  [ItemResolver, () => new ItemResolver()],
  [ServiceItemResolver, () => new ServiceItemResolver()],
  [EnforcementItemResolver, () => new EnforcementItemResolver()],
  [CoordinationItemResolver, () => new CoordinationItemResolver()],
  [BasicDutyItemResolver, () => new BasicDutyItemResolver()],
  [RecalledItemResolver, () => new RecalledItemResolver()],
  [ImportResolver, ({ importer }) => new ImportResolver(importer)],
  [EditingResolver, ({ orm }) => new EditingResolver(orm)],
  [DepartmentResolver, ({ orm }) => new DepartmentResolver(orm)],
  [ReviewResolver, ({ orm, comparer }) => new ReviewResolver(orm, comparer)],
  [CrossReferenceResolver, () => new CrossReferenceResolver()],
  [ReferenceQueueResolver, () => new ReferenceQueueResolver()],
  [PassageReferenceResolver, () => new PassageReferenceResolver()],
  [DirectiveReferenceResolver, () => new DirectiveReferenceResolver()],
  [ItemReferenceResolver, () => new ItemReferenceResolver()],
  [CatalogReferenceResolver, () => new CatalogReferenceResolver()],
  [FormulationReferenceResolver, () => new FormulationReferenceResolver()],
  [DocumentReferenceResolver, () => new DocumentReferenceResolver()],
  [ResultReferenceResolver, () => new ResultReferenceResolver()],
  [VouchingResolver, ({ orm }) => new VouchingResolver(orm)],
  [NeighbourhoodResolver, () => new NeighbourhoodResolver()],
  [FormulationPageResolver, () => new FormulationPageResolver()],
  [AppearanceResolver, () => new AppearanceResolver()],
  [QuotationFamilyResolver, () => new QuotationFamilyResolver()],
  [CoverageResolver, () => new CoverageResolver()],
  [UncoveredResolver, () => new UncoveredResolver()],
  [DepartmentCoverageResolver, () => new DepartmentCoverageResolver()],
  [GapReportResolver, ({ gaps }) => new GapReportResolver(gaps)],
])

/** Builds the API's schema, with the policy before every operation. Without services it can be looked at, not executed. */
export function buildSchema(services?: Services): GraphQLSchema {
  const resolvers = new Map([...makers].map(([resolverClass, make]) => [resolverClass, services ? make(services) : null]))
  return guardOperations(buildSchemaSync({
    resolvers: [...makers.keys()] as unknown as NonEmptyArray<typeof AccountResolver>,
    container: { get: (resolverClass: ResolverClass) => resolvers.get(resolverClass) },
    validate: false,
  }))
}

/** The schema as text, in an order that does not change from build to build. */
export function printSorted(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`
}
