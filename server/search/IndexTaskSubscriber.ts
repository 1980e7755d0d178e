import type { ChangeSet, EventSubscriber, FlushEventArgs } from '@mikro-orm/core'
import { CatalogEdition } from '../catalogs/CatalogEdition.ts'
import { Department } from '../catalogs/Department.ts'
import { Directive } from '../documents/Directive.ts'
import { FormulationUse } from '../documents/FormulationUse.ts'
import { Passage } from '../documents/Passage.ts'
import { Section } from '../documents/Section.ts'
import { SourceDocument } from '../documents/SourceDocument.ts'
import { IndexTask } from './IndexTask.ts'

/** Puts an index task into every unit of work that changes what can be found, so that both are written or neither. */
export class IndexTaskSubscriber implements EventSubscriber {
  readonly #listeners = new Set<() => void>()

  /** Calls the listener after each commit of this process. */
  onCommit(listener: () => void): void {
    this.#listeners.add(listener)
  }

  onFlush({ em, uow }: FlushEventArgs): void {
    const subjects = new Set(uow.getChangeSets().map(subjectOf))
    for (const subject of subjects) {
      if (subject !== null) uow.computeChangeSet(em.create(IndexTask, { subject, createdAt: new Date() }, { persist: false }))
    }
  }

  afterTransactionCommit(): void {
    for (const listener of this.#listeners) listener()
  }
}

function subjectOf({ entity, payload }: ChangeSet<object>): string | null {
  if (entity instanceof SourceDocument) return entity.id
  if (entity instanceof Passage || entity instanceof Section || entity instanceof Directive || entity instanceof FormulationUse) return entity.document.id
  // Items are found while their edition is published, so only what begins or ends that matters.
  if (entity instanceof CatalogEdition) return 'status' in payload && entity.publishedAt ? entity.id : null
  if (entity instanceof Department) return entity.id
  return null
}
