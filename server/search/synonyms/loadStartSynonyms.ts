import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { createId } from '../../accounts/createId.ts'
import { START_SYNONYMS } from './startSynonyms.ts'
import { SynonymGroup } from './SynonymGroup.ts'

/** Takes in the synonyms of the field, unless there are some. They were nobody's deed, so no revision tells of them. */
export async function loadStartSynonyms(em: SqlEntityManager): Promise<void> {
  if (await em.count(SynonymGroup) > 0) return
  for (const { terms, oneWay = false } of START_SYNONYMS) em.create(SynonymGroup, { id: createId('syn'), name: terms[0] ?? '', terms: [...terms], oneWay, revision: 0 })
  await em.flush()
}
