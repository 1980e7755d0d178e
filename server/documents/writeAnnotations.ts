import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { createId, type IdPrefix } from '../accounts/createId.ts'
import type { Span } from '../ingest/AnnotatedText.ts'
import type { IngestedFile } from '../ingest/IngestedFile.ts'
import { Citation } from './Citation.ts'
import { Directive } from './Directive.ts'
import { Figure } from './Figure.ts'
import { Formulation } from './Formulation.ts'
import { FormulationUse } from './FormulationUse.ts'
import { keepIds, textKey } from './keepIds.ts'
import { Passage } from './Passage.ts'
import { Quotation } from './Quotation.ts'
import { Section } from './Section.ts'
import { SentenceMark } from './SentenceMark.ts'
import { putRows } from './putRows.ts'
import type { SourceDocument } from './SourceDocument.ts'

/**
 * Brings a document's rows in line with what the stages say, in the caller's transaction; the document itself must be written already.
 * Sections, passages and directives whose words are the same keep their ids, so that links, citations and bookmarks stay true;
 * everything else is written anew.
 */
export async function writeAnnotations(em: SqlEntityManager, { id: document }: SourceDocument, { clean, annotated }: IngestedFile, marks: readonly number[]): Promise<void> {
  const cut = ({ start, end }: Span) => clean.text.slice(start, end)
  for (const entity of [Quotation, Citation, Figure, FormulationUse, SentenceMark] as (new () => { document: SourceDocument })[]) await em.nativeDelete(entity, { document })

  const headingKey = ({ number, heading }: { number?: string | null | undefined; heading: string }) => `${number ?? ''} ${heading}`
  const sections = assignIds('sec', await em.find(Section, { document }), headingKey, annotated.outline, headingKey)
  const passages = assignIds('psg', await em.find(Passage, { document }), ({ text }) => textKey(text), annotated.passages, (span) => textKey(cut(span)))
  const directives = assignIds('dir', await em.find(Directive, { document }), ({ text }) => textKey(text), annotated.directives, (span) => textKey(cut(span)))
  const passageAt = locatePassage(annotated.passages, passages.ids)

  await putRows(em, Section, annotated.outline.map((section, position) => ({ id: sections.ids[position]!, document, position, ...section })))
  await putRows(em, Passage, annotated.passages.map(({ section, ...span }, position) => ({
    id: passages.ids[position]!, document, section: section === null ? null : sections.ids[section] ?? null, position, ...span, text: cut(span),
  })))
  await putRows(em, Directive, annotated.directives.map((span, index) => ({ id: directives.ids[index]!, document, passage: passageAt(span.start), ...span, text: cut(span) })))
  // Only now does nothing point to the old rows any more.
  await em.nativeDelete(Directive, { id: { $in: directives.gone } })
  await em.nativeDelete(Passage, { id: { $in: passages.gone } })
  await em.nativeDelete(Section, { id: { $in: sections.gone } })

  const place = (span: Span) => ({ document, passage: passageAt(span.start) })
  await putRows(em, Quotation, annotated.quotations.map((span) => ({ id: createId('quo'), ...place(span), ...span, text: cut(span) })))
  await putRows(em, Citation, annotated.citations.map((span) => ({ id: createId('cit'), ...place(span), ...span })))
  await putRows(em, Figure, annotated.figures.map((span) => ({ id: createId('fig'), ...place(span), ...span, text: cut(span) })))
  const formulations = await findOrCreateFormulations(em, annotated.formulations.map(({ name }) => name))
  await putRows(em, FormulationUse, annotated.formulations.map(({ name, start, end }) => ({
    id: createId('use'), formulation: formulations.get(name)!, ...place({ start, end }), start, end,
  })))
  await putRows(em, SentenceMark, marks.map((mark) => ({ document, mark })))
}

/** The id of each new value: that of the old row with the same key, or one of its own; and the ids that nothing carries on. */
function assignIds<Row extends { id: string }, Value>(
  prefix: IdPrefix, old: readonly Row[], oldKey: (row: Row) => string, values: readonly Value[], newKey: (value: Value) => string,
): { readonly ids: readonly string[]; readonly gone: string[] } {
  const ids = keepIds(old.map((row) => ({ id: row.id, key: oldKey(row) })), values.map(newKey)).map((id) => id ?? createId(prefix))
  const kept = new Set(ids)
  return { ids, gone: old.map(({ id }) => id).filter((id) => !kept.has(id)) }
}

/** Finds the id of the passage an offset lies in, by bisection. */
function locatePassage(passages: readonly Span[], ids: readonly string[]): (offset: number) => string {
  return (offset) => {
    let low = 0
    let high = passages.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (passages[middle]!.start <= offset) low = middle
      else high = middle - 1
    }
    const passage = passages[low]
    if (!passage || offset < passage.start || offset >= passage.end) throw new Error(`no passage at offset ${offset}`)
    return ids[low]!
  }
}

/** The ids of the formulations with these names; a name that is new gets one. */
async function findOrCreateFormulations(em: SqlEntityManager, names: readonly string[]): Promise<Map<string, string>> {
  const unique = [...new Set(names)]
  const held = unique.length ? await em.find(Formulation, { name: { $in: unique } }) : []
  const ids = new Map(held.map(({ name, id }) => [name, id]))
  const added = unique.filter((name) => !ids.has(name)).map((name) => ({ id: createId('frm'), name }))
  for (const { id, name } of added) ids.set(name, id)
  await putRows(em, Formulation, added)
  return ids
}
