import type { Constructor } from '@mikro-orm/core'
import type { Migration } from '@mikro-orm/migrations'
import { Migration20261122073520 } from './Migration20261122073520.ts'
import { Migration20261126000113 } from './Migration20261126000113.ts'

/** All changes of the schema, oldest first. A released one is never edited: `npm run migration` adds the next. */
export const migrations: Constructor<Migration>[] = [Migration20261122073520, Migration20261126000113]
