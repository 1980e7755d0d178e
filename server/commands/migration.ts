import { resolve } from 'node:path'
import { openDatabase } from '../database.ts'

/**
 * `npm run migration`, for maintainers: writes what is missing between the migrations and the entities into a new file below
 * server/migrations; it takes effect once it is added to the list in migrations.ts.
 */
export async function run(): Promise<void> {
  const orm = await openDatabase({ file: ':memory:' })
  const { fileName, diff } = await orm.migrator.create(resolve('server/migrations'))
  console.log(fileName ? `已写入 server/migrations/${fileName}（${diff.up.length} 条语句），请加入 migrations.ts` : '实体与迁移一致，没有要写的。')
  await orm.close()
}
