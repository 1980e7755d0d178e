import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Department } from './catalogs/Department.ts'
import { openDatabase } from './database.ts'

it('the migrations make exactly the schema that the entities need (else: npm run migration)', async () => {
  const orm = await openDatabase({ file: ':memory:' })
  expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('')
  await orm.close()
})

it('a data folder opened again, or by two at once, is migrated once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhengdian-database-'))
  const file = join(folder, 'zhengdian.db')
  const [one, two] = await Promise.all([openDatabase({ file }), openDatabase({ file })])
  const applied = await one.em.getConnection().execute<{ count: number }[]>('select count(*) as count from mikro_orm_migrations')
  expect(applied).toEqual([{ count: (await one.migrator.getExecuted()).length }])
  expect(await two.migrator.getPending()).toEqual([])
  await Promise.all([one.close(), two.close()])
  await rm(folder, { recursive: true })
})

it('reading goes on while a transaction writes, and sees what it wrote once it is whole', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhengdian-database-'))
  const orm = await openDatabase({ file: join(folder, 'zhengdian.db') })
  const names = async (): Promise<string[]> => (await orm.em.fork().find(Department, {})).map(({ name }) => name)
  await orm.em.fork().transactional(async (em) => {
    em.create(Department, { id: 'dep_1', name: '民政局', aliases: [], revision: 1 })
    await em.flush()
    expect(await names()).toEqual([])
  })
  expect(await names()).toEqual(['民政局'])
  await orm.close()
  await rm(folder, { recursive: true })
})
