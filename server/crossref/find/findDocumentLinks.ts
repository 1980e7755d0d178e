import { findCitedTexts } from './findCitedTexts.ts'
import { findFormulationUses } from './findFormulationUses.ts'
import type { FindingContext } from './FindingContext.ts'
import { findMandates } from './findMandates.ts'
import { keepBest } from './keepBest.ts'
import type { Resemblance } from './Resemblance.ts'
import type { FoundLink, TextSource } from './values.ts'

/**
 * Everything that starts in one document and leads to catalogues, items, documents, articles and formulations. What leads to other
 * documents' passages and quotations is found by `findTextKinship`. Links below OFFERED are left out; no two have the same ends and type.
 */
export function findDocumentLinks(source: TextSource, context: FindingContext, resemblances: readonly Resemblance[] = []): FoundLink[] {
  return keepBest([...findCitedTexts(source, context.titles), ...findMandates(source, context, resemblances), ...findFormulationUses(source, context.formulations)])
}
