import { isEnumType, isInputObjectType, isListType, isNonNullType, isObjectType, isScalarType, type GraphQLInputType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSchema } from '../schema/buildSchema.ts'
import { startWithPeople, type PeopledServer, type Person } from '../testing/startWithPeople.ts'

let server: PeopledServer

beforeAll(async () => { server = await startWithPeople() })
afterAll(() => server.stop())

const as = (person: Person) => server.as(person)

describe('roles', () => {
  /** A value of the type, so that the operation gets as far as the policy. */
  function sample(type: GraphQLInputType): unknown {
    if (isNonNullType(type)) return sample(type.ofType)
    if (isListType(type)) return []
    if (isEnumType(type)) return type.getValues()[0]?.name
    if (isInputObjectType(type)) return Object.fromEntries(Object.values(type.getFields()).filter((field) => isNonNullType(field.type)).map((field) => [field.name, sample(field.type)]))
    return isScalarType(type) && type.name === 'Int' ? 1 : type.name === 'Boolean' ? false : 'none'
  }

  it('a reader, a trainer and somebody not signed in are refused every mutation that is not theirs, over HTTP', async () => {
    const mutations = Object.values(buildSchema().getMutationType()?.getFields() ?? {}).filter(({ name }) => !['signIn', 'signOut', 'changePassword'].includes(name))
    expect(mutations.length).toBeGreaterThan(20)
    for (const { name, args, type } of mutations) {
      const required = args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)
      const declared = required.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ')
      const passed = required.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
      const named = isNonNullType(type) ? type.ofType : type
      const query = `mutation ${declared ? `(${declared})` : ''} { ${name}${passed ? `(${passed})` : ''} ${isObjectType(named) ? '{ __typename }' : ''} }`
      for (const [who, code] of [['nobody', 'UNAUTHENTICATED'], ['reader', 'FORBIDDEN'], ['trainer', 'FORBIDDEN']] as const) {
        const { errors } = await as(who).ask(query, Object.fromEntries(required.map((arg) => [arg.name, sample(arg.type)])))
        expect([name, who, errors.map(({ extensions }) => extensions.code)]).toEqual([name, who, [code]])
      }
    }
  })

  it('what only curators may read is refused to readers', async () => {
    for (const query of ['{ audit { totalCount } }', '{ users { totalCount } }', '{ catalogImport(id: "x") { id } }']) {
      expect((await as('reader').ask(query)).errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
    }
    for (const path of ['/audit.csv', '/catalog-imports/x/events']) expect((await as('reader').fetch(path)).status).toBe(403)
  })
})
