import { compareEditions } from '../catalogs/compare/compareEditions.ts'
import { Comparer } from '../catalogs/editions/Comparer.ts'
import { storeList } from '../catalogs/storeList.ts'
import { manyRows } from '../catalogs/testing/manyRows.ts'
import { openDatabase } from '../database.ts'
import { IndexTaskSubscriber } from '../search/IndexTaskSubscriber.ts'

/** Run as a process of its own: publishes a second edition in the database at the path given, and says after each part how far it is, so that it can be killed in the middle. */
const orm = await openDatabase({ file: process.argv[2] ?? '', subscribers: [new IndexTaskSubscriber()] })
const comparer = new Comparer({ compare: (before, after) => Promise.resolve(compareEditions(before, after)) })
const rows = manyRows(4000, '改').map((row, index) => (index % 2 ? row : { ...row, note: '第二版' }))
await storeList(orm, comparer, {
  slug: 'service-items', title: '目录', actor: null, publish: true,
  content: { kind: 'SERVICE', rows, leftOut: [], isDemonstration: false, source: { name: '第二版.csv', bytes: new Uint8Array([2]), sha256: '2' } },
  onProgress: (written) => { process.stdout.write(`${written}\n`) },
})
process.stdout.write('done\n')
await orm.close()
