export type DocumentKind = 'SPEECH' | 'EXCHANGE_REMARKS' | 'POLICY' | 'REGULATION' | 'OTHER'
export type Level = 'NATIONAL' | 'PROVINCIAL' | 'MUNICIPAL' | 'COUNTY' | 'TOWNSHIP' | 'VILLAGE'
export type Modality = 'REQUIRE' | 'TARGET' | 'ENCOURAGE' | 'PROHIBIT'

/** A half-open range of the clean text, in UTF-16 code units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What the text says about itself; null where it does not say. */
export interface DocumentHead {
  readonly title: string
  readonly kind: DocumentKind
  /** ISO 8601 day: 2022-02-11 */
  readonly date: string | null
  readonly level: Level | null
  readonly speaker: string | null
  readonly occasion: string | null
}

/** A heading and what stands below it. The span is the heading's own; `bodyEnd` is where the section ends, subsections included. */
export interface OutlineSection extends Span {
  /** 一 · （二） · 3 · 第一 · 一是, as written; null for an unnumbered heading. */
  readonly number: string | null
  readonly heading: string
  /** 1 is the outermost. */
  readonly level: number
  readonly bodyEnd: number
  /** Index of the enclosing section in the outline, null at the top. */
  readonly parent: number | null
}

/** A numbered point or a paragraph: whole sentences, at most about 400 characters. */
export interface PassageSpan extends Span {
  /** Index of the innermost section it stands in. */
  readonly section: number | null
}

/** A sentence that obliges someone. */
export interface DirectiveSpan extends Span {
  readonly modality: Modality
  /** The word that obliges: 要 应 必须 确保 力争 鼓励 不得; null where only the imperative form does. */
  readonly marker: string | null
  readonly addressee: string | null
  /** As written: 今年上半年 */
  readonly deadline: string | null
}

export interface QuotationSpan extends Span {
  /** The quoted words without the quotation marks; the span covers exactly them. */
  readonly speaker: string | null
  /** 强调 · 指出 */
  readonly verb: string | null
}

/** 《…》: the span includes the title marks, `title` does not. */
export interface CitationSpan extends Span {
  readonly title: string
}

/** 884个网格 · 超过600次 · 100人左右: the span covers number, unit and the words of approximation. */
export interface FigureSpan extends Span {
  readonly value: number
  readonly unit: string | null
  readonly noun: string | null
  readonly approximate: boolean
}

/** A use of a named mechanism: “三张清单” has the name 三张清单; “13710”工作制度 has the name “13710”工作制度. */
export interface FormulationSpan extends Span {
  readonly name: string
}

/** The last pure stage: every list is in reading order, every span lies inside one passage (sections and head excepted). */
export interface AnnotatedText {
  readonly head: DocumentHead
  readonly outline: readonly OutlineSection[]
  readonly passages: readonly PassageSpan[]
  readonly directives: readonly DirectiveSpan[]
  readonly quotations: readonly QuotationSpan[]
  readonly citations: readonly CitationSpan[]
  readonly figures: readonly FigureSpan[]
  readonly formulations: readonly FormulationSpan[]
}
