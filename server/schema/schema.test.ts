import { readFile } from 'node:fs/promises'
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, isSpecifiedScalarType, type GraphQLNamedType, type GraphQLObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { isAction, isAllowed, policy, type Action, type Asker } from '../accounts/policy.ts'
import { Role } from '../accounts/Role.ts'
import { KnownError } from '../errors.ts'
import { buildSchema, nodeKinds, printSorted } from './buildSchema.ts'
import { SCHEMA_FILE } from './emitSchema.ts'

const schema = buildSchema()
const ownTypes = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type))
const operations = [schema.getQueryType(), schema.getMutationType()]
  .flatMap((type) => Object.keys(type?.getFields() ?? {}).map((field) => `${type?.name}.${field}`))

describe('the emitted schema', () => {
  it('is the one that the code makes; if not, run npm run schema', async () => {
    expect(await readFile(SCHEMA_FILE, 'utf8')).toBe(printSorted(schema))
  })

  it('describes every type, field, argument and enum value', () => {
    expect(ownTypes.flatMap(undescribed)).toEqual([])
  })
})

/** Names of everything in a type that has no description; the roots need none of their own. */
function undescribed(type: GraphQLNamedType): string[] {
  const named: [string, string | null | undefined][] = ['Query', 'Mutation'].includes(type.name) ? [] : [[type.name, type.description]]
  if (isEnumType(type)) for (const { name, description } of type.getValues()) named.push([`${type.name}.${name}`, description])
  if (isInputObjectType(type)) for (const { name, description } of Object.values(type.getFields())) named.push([`${type.name}.${name}`, description])
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      named.push([`${type.name}.${field.name}`, field.description])
      for (const { name, description } of field.args) named.push([`${type.name}.${field.name}(${name})`, description])
    }
  }
  return named.filter(([, description]) => !description).map(([name]) => name)
}

/** Calls an operation as the API does, with nothing behind it: what stops it before it runs into that is the policy. */
function refusalOf(operation: string, asker: Asker): string | null {
  const [type = '', field = ''] = operation.split('.')
  const resolve = (schema.getType(type) as GraphQLObjectType).getFields()[field]?.resolve
  try {
    void Promise.resolve(resolve?.({}, {}, asker, {} as never)).catch(() => null)
    return null
  } catch (error) {
    return error instanceof KnownError ? error.code : null
  }
}

describe('the policy', () => {
  it('has a line for every query and mutation, and none for one that is gone', () => {
    const lines = Object.keys(policy).filter((action) => /^(Query|Mutation)\./.test(action))
    expect(operations.filter((operation) => !isAction(operation))).toEqual([])
    expect(lines.filter((line) => !operations.includes(line))).toEqual([])
  })

  it('has a line for every type that can be reached by its id', () => {
    const nodeTypes = schema.getPossibleTypes(schema.getType('Node') as never).map(({ name }) => name)
    expect([...nodeKinds.values()].map(({ typeName }) => typeName).sort()).toEqual([...nodeTypes].sort())
    for (const { typeName, action } of nodeKinds.values()) expect(action).toBe(`Node.${typeName}`)
  })

  /** What each may do, written out a second time, by hand: a change of the policy must be meant twice. */
  const anybody: Action[] = ['Query.viewer', 'Mutation.signIn', 'Mutation.signOut']
  const reading: Action[] = [
    'Query.node', 'Query.search', 'Query.suggest', 'Query.synonymGroups', 'Query.document', 'Query.documents',
    'Node.SourceDocument', 'Node.Passage', 'Node.Directive', 'Node.Formulation',
    'Query.catalogs', 'Query.catalog', 'Query.departments', 'Query.compareEditions', 'Query.serviceItem', 'Query.itemByCode', 'Query.serviceItems',
    'Query.enforcementItems', 'Query.coordinationItems', 'Query.catalogItems', 'Query.catalogColumnFields', 'Query.revisions', 'GET /catalogs/:slug/export',
    'Node.Catalog', 'Node.CatalogEdition', 'Node.Department', 'Node.ServiceItem', 'Node.EnforcementItem', 'Node.CoordinationItem', 'Node.BasicDutyItem',
    'Node.RecalledItem', 'Node.CrossReference',
  ]
  const signedIn: Action[] = ['DocumentRevision.by', 'CatalogEdition.people', 'Revision.by', 'Mutation.changePassword']
  const curating: Action[] = [
    'Query.ingestJob', 'Mutation.ingestUploads', 'Mutation.acceptRevision', 'Mutation.storeSeparately', 'Mutation.dismissRevision',
    'POST /uploads', 'GET /ingest-jobs/:id/events', 'CatalogEdition.open',
    'Mutation.createCatalog', 'Mutation.renameCatalog', 'Mutation.createDraft', 'Mutation.updateItem', 'Mutation.addItem', 'Mutation.removeItem',
    'Mutation.submitForReview', 'Mutation.returnEdition', 'Mutation.publishEdition', 'Mutation.withdrawEdition', 'Mutation.discardDraft', 'Mutation.addSynonymGroup', 'Mutation.updateSynonymGroup', 'Mutation.removeSynonymGroup', 'Mutation.addDepartment', 'Mutation.renameDepartment', 'Mutation.mergeDepartments', 'Query.audit',
    'GET /audit.csv', 'GET /catalog-imports/:id/events', 'Query.catalogImport', 'Mutation.previewCatalogImport', 'Mutation.startCatalogImport',
  ]
  const administering: Action[] = ['Node.User', 'Query.users', 'Mutation.createUser', 'Mutation.setUserRole', 'Mutation.setUserDisabled', 'Mutation.resetPassword']

  it.each([
    { who: 'somebody who has not signed in, where everybody may read', role: null, publicRead: true, may: [...anybody, ...reading] },
    { who: 'somebody who has not signed in, where only users may read', role: null, publicRead: false, may: anybody },
    ...[true, false].flatMap((publicRead) => [
      { who: 'a reader', role: Role.READER, publicRead, may: [...anybody, ...reading, ...signedIn] },
      { who: 'a trainer', role: Role.TRAINER, publicRead, may: [...anybody, ...reading, ...signedIn] },
      { who: 'a curator', role: Role.CURATOR, publicRead, may: [...anybody, ...reading, ...signedIn, ...curating] },
      { who: 'an administrator', role: Role.ADMIN, publicRead, may: [...anybody, ...reading, ...signedIn, ...curating, ...administering] },
    ]),
  ])('lets $who (PUBLIC_READ $publicRead) do what the role is for, and nothing else', ({ role, publicRead, may }) => {
    const asker = { viewer: role && { role }, publicRead }
    const allowed = Object.keys(policy).filter((action) => isAllowed(asker, action as Action))
    expect(allowed.sort()).toEqual([...may].sort())
    for (const operation of operations) {
      const action = operation as Action
      expect(refusalOf(operation, asker), operation).toBe(allowed.includes(action) ? null : role ? 'FORBIDDEN' : 'UNAUTHENTICATED')
    }
  })
})
