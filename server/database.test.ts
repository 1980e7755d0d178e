import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MikroORM } from '@mikro-orm/sqlite'
import { openDatabase } from './database.ts'
import { Formulation } from './documents/Formulation.ts'

let orm: MikroORM
beforeAll(async () => { orm = await openDatabase({ file: ':memory:' }) })
afterAll(() => orm.close())

describe('the database', () => {
  it('keeps any text as it is and finds it again, NUL characters and quotation marks among it', async () => {
    const part = fc.constantFrom('\0', "'", '"', '?', '\\', '%', '三张清单', '𠮷', '--', ';', ' ')
    await fc.assert(fc.asyncProperty(fc.array(part, { minLength: 1 }).map((parts) => parts.join('')), async (name) => {
      const em = orm.em.fork()
      await em.nativeDelete(Formulation, {})
      await em.insert(Formulation, { id: 'frm_1', name: 'x' })
      await em.nativeUpdate(Formulation, { id: 'frm_1' }, { name })
      const [found] = await em.find(Formulation, { name: { $in: [name, 'y\0'] } })
      expect(found?.name).toBe(name)
      expect(await em.findOne(Formulation, { id: `frm_1\0${name}` })).toBe(null)
    }))
  })
})
