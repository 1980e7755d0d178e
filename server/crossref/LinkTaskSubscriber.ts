import { ChangeSetType, type ChangeSet, type EventSubscriber, type FlushEventArgs } from '@mikro-orm/core'
import { Catalog } from '../catalogs/Catalog.ts'
import { CatalogEdition } from '../catalogs/CatalogEdition.ts'
import { Department } from '../catalogs/Department.ts'
import { SourceDocument } from '../documents/SourceDocument.ts'
import { SynonymGroup } from '../search/synonyms/SynonymGroup.ts'
import { LinkTask } from './LinkTask.ts'
import { wordsSubject } from './wordsSubject.ts'

/** Puts a link task into every unit of work that changes what links can be found, so that both are written or neither. */
export class LinkTaskSubscriber implements EventSubscriber {
  readonly #listeners = new Set<() => void>()

  /** Calls the listener after each commit of this process. */
  onCommit(listener: () => void): void {
    this.#listeners.add(listener)
  }

  onFlush({ em, uow }: FlushEventArgs): void {
    const subjects = new Set(uow.getChangeSets().flatMap((change) => [subjectOf(change) ?? [], wordsOf(change).map(wordsSubject)].flat()))
    for (const subject of subjects) {
      uow.computeChangeSet(em.create(LinkTask, { subject, isWhole: true, createdAt: new Date() }, { persist: false }))
    }
  }

  afterTransactionCommit(): void {
    for (const listener of this.#listeners) listener()
  }
}

function subjectOf({ entity, payload, type }: ChangeSet<object>): string | null {
  // A document's rows are written beside the unit of work, but never without the document itself.
  if (entity instanceof SourceDocument) return entity.id
  // Only the edition that counts is linked, so what matters is which one that is.
  if (entity instanceof CatalogEdition) return 'status' in payload && entity.publishedAt ? entity.catalog.id : null
  // What texts call them by. A new one has no items yet; the edition that brings them will tell.
  if (entity instanceof Catalog) return type === ChangeSetType.UPDATE && ('title' in payload || 'aliases' in payload) ? entity.id : null
  if (entity instanceof Department) return type === ChangeSetType.UPDATE ? entity.id : null
  return null
}

/** Terms of a group of synonyms, as it is and as it was: texts that hold one may lead elsewhere now. */
function wordsOf({ entity, originalEntity }: ChangeSet<object>): string[] {
  if (!(entity instanceof SynonymGroup)) return []
  const before = (originalEntity as { readonly terms?: string | readonly string[] } | undefined)?.terms ?? []
  return [...entity.terms, ...typeof before === 'string' ? JSON.parse(before) as string[] : before]
}
