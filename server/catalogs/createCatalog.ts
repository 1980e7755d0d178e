import type { EntityManager } from '@mikro-orm/core'
import type { MikroORM } from '@mikro-orm/sqlite'
import { createId } from '../accounts/createId.ts'
import { KnownError } from '../errors.ts'
import { recordChange } from '../history/recordChange.ts'
import { Catalog } from './Catalog.ts'
import type { CatalogKind } from './CatalogRow.ts'
import type { Deed } from './editions/review.ts'
import { lockCatalog } from './editions/lockCatalog.ts'

export interface NewCatalog {
  readonly slug: string
  readonly title: string
  readonly kind: CatalogKind
  readonly aliases: readonly string[]
}

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/
/** Pages of the client that stand where a catalogue's page would. */
const TAKEN = ['import', 'new']
const LONGEST_TITLE = 200

/** @throws KnownError INVALID for a short name that cannot stand in an address */
export function checkSlug(slug: string): void {
  if (!SLUG.test(slug) || TAKEN.includes(slug)) throw new KnownError('INVALID', `清单短名“${slug}”不能用：请用小写字母、数字和连字符，最多 64 个字符，例如 service-items`, ['slug'])
}

/** Makes a catalogue without editions and answers its id. @throws KnownError INVALID, CONFLICT when the short name is taken */
export function createCatalog(orm: MikroORM, given: NewCatalog, { actor }: Pick<Deed, 'actor'>): Promise<string> {
  checkSlug(given.slug)
  return orm.em.fork().transactional(async (em) => {
    // Inserted at once, so that the lock is taken before anything is read; the short name is unique in the database.
    const catalog = takeInCatalog(em, given, actor)
    try {
      await em.flush()
    } catch (error) {
      if (error instanceof Error && error.name === 'UniqueConstraintViolationException') throw new KnownError('CONFLICT', `已有短名为“${given.slug}”的清单，请换一个短名`, ['slug'])
      throw error
    }
    return catalog.id
  })
}

/** Adds a catalogue to the caller's unit of work. @throws KnownError INVALID for a title that is none */
export function takeInCatalog(em: EntityManager, { slug, title, kind, aliases }: NewCatalog, actor: string | null): Catalog {
  const catalog = em.create(Catalog, { id: createId('cat'), slug, title: checkTitle(title), kind, aliases: tidyAliases(aliases), revision: 1, createdAt: new Date() })
  recordChange(em, { subject: catalog.id, revisionNumber: 1, action: 'catalog.create', actor, reason: null, differences: [], detail: { slug, title, kind } })
  return catalog
}

/** Gives a catalogue another title or other aliases; null leaves them. Answers its id. @throws KnownError INVALID, NOT_FOUND */
export function renameCatalog(orm: MikroORM, id: string, change: { readonly title: string | null; readonly aliases: readonly string[] | null }, { actor, reason }: Deed): Promise<string> {
  return orm.em.fork().transactional(async (em) => {
    const { catalog } = await lockCatalog(em, id)
    const title = change.title === null ? catalog.title : checkTitle(change.title)
    const aliases = change.aliases === null ? catalog.aliases : tidyAliases(change.aliases)
    const differences = [
      { field: 'title', from: catalog.title, to: title }, { field: 'aliases', from: catalog.aliases.join('；') || null, to: aliases.join('；') || null },
    ].filter(({ from, to }) => from !== to)
    if (differences.length === 0) return id
    Object.assign(catalog, { title, aliases, revision: catalog.revision + 1 })
    recordChange(em, { subject: id, revisionNumber: catalog.revision, action: 'catalog.rename', actor, reason, differences, detail: { title } })
    return id
  })
}

function checkTitle(title: string): string {
  const plain = title.trim()
  if (plain === '' || plain.length > LONGEST_TITLE) throw new KnownError('INVALID', `请填写清单的标题，最多 ${LONGEST_TITLE} 字`, ['title'])
  return plain
}

function tidyAliases(aliases: readonly string[]): string[] {
  return [...new Set(aliases.map((alias) => alias.trim()).filter((alias) => alias !== ''))]
}
