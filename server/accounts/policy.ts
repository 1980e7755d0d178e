import { KnownError } from '../errors.ts'
import type { Role } from './Role.ts'

/** Who may: the roles named; anybody, signed in or not; or readers, which is anybody while PUBLIC_READ is on, else anybody signed in. */
type Rule = readonly Role[] | 'ANYBODY' | 'READERS'

const SIGNED_IN: Rule = ['READER', 'TRAINER', 'CURATOR', 'ADMIN']
const CURATORS: Rule = ['CURATOR', 'ADMIN']
const ADMINS: Rule = ['ADMIN']

/**
 * The one place that says who may do what. Every operation of the API, every type that `node(id)` and search results can lead to, and
 * every route beside the API has a line; what has none is refused, and a test fails.
 */
export const policy = {
  'Query.node': 'READERS',
  'Query.search': 'READERS',
  'Query.suggest': 'READERS',
  'Query.synonymGroups': 'READERS',
  'Query.document': 'READERS',
  'Query.documents': 'READERS',
  'Query.ingestJob': CURATORS,
  'Query.catalogs': 'READERS',
  'Query.catalog': 'READERS',
  'Query.departments': 'READERS',
  'Query.compareEditions': 'READERS',
  'Query.serviceItem': 'READERS',
  'Query.itemByCode': 'READERS',
  'Query.serviceItems': 'READERS',
  'Query.enforcementItems': 'READERS',
  'Query.coordinationItems': 'READERS',
  'Query.catalogItems': 'READERS',
  'Query.catalogColumnFields': 'READERS',
  'Query.catalogImport': CURATORS,
  'Query.revisions': 'READERS',
  'Query.audit': CURATORS,
  'Query.users': ADMINS,
  'Query.viewer': 'ANYBODY',

  'Mutation.signIn': 'ANYBODY',
  'Mutation.signOut': 'ANYBODY',
  'Mutation.ingestUploads': CURATORS,
  'Mutation.acceptRevision': CURATORS,
  'Mutation.storeSeparately': CURATORS,
  'Mutation.dismissRevision': CURATORS,
  'Mutation.createCatalog': CURATORS,
  'Mutation.renameCatalog': CURATORS,
  'Mutation.createDraft': CURATORS,
  'Mutation.updateItem': CURATORS,
  'Mutation.addItem': CURATORS,
  'Mutation.removeItem': CURATORS,
  'Mutation.submitForReview': CURATORS,
  'Mutation.returnEdition': CURATORS,
  'Mutation.publishEdition': CURATORS,
  'Mutation.withdrawEdition': CURATORS,
  'Mutation.discardDraft': CURATORS,
  'Mutation.previewCatalogImport': CURATORS,
  'Mutation.startCatalogImport': CURATORS,
  'Mutation.addDepartment': CURATORS,
  'Mutation.renameDepartment': CURATORS,
  'Mutation.mergeDepartments': CURATORS,
  'Mutation.addSynonymGroup': CURATORS,
  'Mutation.updateSynonymGroup': CURATORS,
  'Mutation.removeSynonymGroup': CURATORS,
  'Mutation.createUser': ADMINS,
  'Mutation.setUserRole': ADMINS,
  'Mutation.setUserDisabled': ADMINS,
  'Mutation.resetPassword': ADMINS,
  'Mutation.changePassword': SIGNED_IN,

  'Node.SourceDocument': 'READERS',
  'Node.Passage': 'READERS',
  'Node.Directive': 'READERS',
  'Node.Formulation': 'READERS',
  'Node.Catalog': 'READERS',
  'Node.CatalogEdition': 'READERS',
  'Node.Department': 'READERS',
  'Node.ServiceItem': 'READERS',
  'Node.EnforcementItem': 'READERS',
  'Node.CoordinationItem': 'READERS',
  'Node.BasicDutyItem': 'READERS',
  'Node.RecalledItem': 'READERS',
  'Node.CrossReference': 'READERS',
  'Node.User': ADMINS,

  /** Names of colleagues are not for the whole world. */
  'DocumentRevision.by': SIGNED_IN,
  'CatalogEdition.people': SIGNED_IN,
  'Revision.by': SIGNED_IN,

  /** Editions that are not published yet, and everything in them. */
  'CatalogEdition.open': CURATORS,

  'POST /uploads': CURATORS,
  'GET /ingest-jobs/:id/events': CURATORS,
  'GET /catalog-imports/:id/events': CURATORS,
  'GET /catalogs/:slug/export': 'READERS',
  'GET /audit.csv': CURATORS,
} as const satisfies Record<string, Rule>

export type Action = keyof typeof policy

/** Who asks, and whether this server lets everybody read. */
export interface Asker {
  readonly viewer: { readonly role: Role } | null
  readonly publicRead: boolean
}

export function isAction(name: string): name is Action {
  return Object.hasOwn(policy, name)
}

export function isAllowed({ viewer, publicRead }: Asker, action: Action): boolean {
  const rule: Rule = policy[action]
  if (rule === 'ANYBODY') return true
  if (rule === 'READERS') return publicRead || viewer !== null
  return viewer !== null && rule.includes(viewer.role)
}

/** @throws KnownError UNAUTHENTICATED when signing in may help, FORBIDDEN when it will not */
export function requireAllowed(asker: Asker, action: Action): void {
  if (isAllowed(asker, action)) return
  if (!asker.viewer) throw new KnownError('UNAUTHENTICATED', '请先登录，再进行这项操作')
  throw new KnownError('FORBIDDEN', '您的账号没有这项权限，如有需要请联系管理员')
}
