import type { CatalogKind, Duty, LegalBasis } from '../../catalogs/CatalogRow.ts'
import type { DocumentKind, Level, Modality } from '../../ingest/AnnotatedText.ts'

/**
 * What a link says, and which way it points. Every finder keeps to this table.
 *
 *     MANDATES    DIRECTIVE → CATALOG, ITEM       the sentence orders the list, or the matter of the item
 *     IMPLEMENTS  ITEM → ITEM                     a coordination item → the service or enforcement item of the same matter
 *     CITES       PASSAGE → DOCUMENT, PASSAGE, CATALOG   《…》, with 第x条 the passage of that article
 *                 ITEM → PASSAGE, DOCUMENT        the item's legal basis: its article, the document where the article is not found
 *     QUOTES      QUOTATION → QUOTATION           the same words quoted elsewhere; the later document points to the earlier
 *                 QUOTATION → PASSAGE             where the words stand as their author's own
 *     MENTIONS    PASSAGE → CATALOG, ITEM         named without being ordered
 *                 PASSAGE → FORMULATION           the passage uses the phrase, in quotation marks or without
 *     SIMILAR     PASSAGE → PASSAGE               nearly the same words in another document; the later points to the earlier
 */
export type CrossReferenceType = 'MANDATES' | 'IMPLEMENTS' | 'CITES' | 'QUOTES' | 'MENTIONS' | 'SIMILAR'

export type EndKind = 'DOCUMENT' | 'PASSAGE' | 'DIRECTIVE' | 'QUOTATION' | 'FORMULATION' | 'CATALOG' | 'ITEM'

/** One end of a link. */
export interface EndRef {
  readonly kind: EndKind
  readonly id: string
}

/** The words of each side that speak for a link, each a literal slice of that side's text. */
export interface Evidence {
  readonly from: string
  readonly to: string
}

export interface FoundLink {
  readonly type: CrossReferenceType
  readonly from: EndRef
  readonly to: EndRef
  /** 0 to 1; see `thresholds.ts` for what follows from it. */
  readonly score: number
  readonly evidence: Evidence
}

/** A document with its annotations, as finders read it. Everything that belongs to a passage names it by id; the lists are in reading order. */
export interface TextSource {
  readonly document: SourceHead
  readonly sections: readonly SourceSection[]
  readonly passages: readonly SourcePassage[]
  readonly directives: readonly SourceDirective[]
  readonly quotations: readonly SourceQuotation[]
  readonly citations: readonly SourceCitation[]
  readonly formulations: readonly SourceFormulation[]
}

export interface SourceHead {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly kind: DocumentKind
  /** ISO 8601 day. */
  readonly date: string | null
  readonly level: Level | null
}

export interface SourceSection {
  readonly id: string
  /** 一 · （二） · 第三十二条, as written. */
  readonly number: string | null
  readonly heading: string
  readonly level: number
  /** Id of the enclosing section. */
  readonly parent: string | null
}

export interface SourcePassage {
  readonly id: string
  readonly text: string
  /** Id of the innermost section it stands in. */
  readonly section: string | null
}

export interface SourceDirective {
  readonly id: string
  readonly passage: string
  readonly text: string
  readonly modality: Modality
  readonly addressee: string | null
  readonly deadline: string | null
}

export interface SourceQuotation {
  readonly id: string
  readonly passage: string
  readonly text: string
  readonly speaker: string | null
}

export interface SourceCitation {
  readonly id: string
  readonly passage: string
  /** Without the title marks. */
  readonly title: string
  /** Where 《 stands in the passage's text, in UTF-16 code units. */
  readonly start: number
}

export interface SourceFormulation {
  /** Of the formulation, not of this use. */
  readonly id: string
  readonly passage: string
  readonly name: string
}

/** The current published edition of a catalogue, as finders read it. */
export interface ListSource {
  readonly catalog: SourceCatalog
  readonly edition: { readonly id: string }
  readonly items: readonly SourceItem[]
}

export interface SourceCatalog {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly kind: CatalogKind
  readonly aliases: readonly string[]
}

export interface SourceItem {
  readonly id: string
  readonly lineage: string
  readonly kind: CatalogKind
  readonly code: string
  readonly name: string
  readonly department: { readonly name: string; readonly aliases: readonly string[] }
  readonly levels: readonly Level[]
  readonly itemType: string | null
  readonly domain: string | null
  readonly legalBases: readonly LegalBasis[]
  readonly duties: readonly Duty[]
  readonly materials: readonly string[]
}
