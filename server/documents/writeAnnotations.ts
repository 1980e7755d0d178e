import type { EntityManager } from '@mikro-orm/core'
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
import type { SourceDocument } from './SourceDocument.ts'

/**
 * Brings a document's rows in line with what the stages say, in the caller's unit of work. Sections, passages and directives whose
 * words are the same keep their ids, so that links, citations and bookmarks stay true; everything else is written anew.
 */
export async function writeAnnotations(em: EntityManager, document: SourceDocument, { clean, annotated }: IngestedFile, marks: readonly number[]): Promise<void> {
  const cut = (span: Span) => clean.text.slice(span.start, span.end)
  await em.nativeDelete(Quotation, { document })
  await em.nativeDelete(Citation, { document })
  await em.nativeDelete(Figure, { document })
  await em.nativeDelete(FormulationUse, { document })
  await em.nativeDelete(SentenceMark, { document })

  const sections = renew(em, Section, 'sec', await em.find(Section, { document }), (row) => `${row.number ?? ''} ${row.heading}`,
    annotated.outline.map(({ number, heading, level, start, end, bodyEnd, parent }, position) => ({
      key: `${number ?? ''} ${heading}`, row: { document, position, number, heading, level, start, end, bodyEnd, parent },
    })))

  const passages = renew(em, Passage, 'psg', await em.find(Passage, { document }), (row) => textKey(row.text),
    annotated.passages.map((span, position) => ({
      key: textKey(cut(span)),
      row: { document, section: span.section === null ? null : sections[span.section] ?? null, position, start: span.start, end: span.end, text: cut(span) },
    })))
  const passageAt = locatePassage(passages)

  renew(em, Directive, 'dir', await em.find(Directive, { document }), (row) => textKey(row.text),
    annotated.directives.map(({ start, end, modality, marker, addressee, deadline }) => ({
      key: textKey(clean.text.slice(start, end)),
      row: { document, passage: passageAt(start), start, end, text: clean.text.slice(start, end), modality, marker, addressee, deadline },
    })))

  for (const span of annotated.quotations) em.create(Quotation, { id: createId('quo'), document, passage: passageAt(span.start), text: cut(span), ...span })
  for (const span of annotated.citations) em.create(Citation, { id: createId('cit'), document, passage: passageAt(span.start), ...span })
  for (const span of annotated.figures) em.create(Figure, { id: createId('fig'), document, passage: passageAt(span.start), text: cut(span), ...span })

  const formulations = await findOrCreateFormulations(em, annotated.formulations.map(({ name }) => name))
  for (const { name, start, end } of annotated.formulations) {
    em.create(FormulationUse, { id: createId('use'), formulation: formulations.get(name)!, document, passage: passageAt(start), start, end })
  }
  for (const mark of marks) em.create(SentenceMark, { document, mark })
}

/** Updates the rows whose keys recur, creates the new ones and removes the rest; answers them in the order of the new values. */
function renew<Row extends { id: string }, Data extends object>(
  em: EntityManager, entity: new () => Row, prefix: IdPrefix, old: readonly Row[], keyOf: (row: Row) => string,
  values: readonly { key: string; row: Data }[],
): Row[] {
  const rows = new Map(old.map((row) => [row.id, row]))
  const ids = keepIds(old.map((row) => ({ id: row.id, key: keyOf(row) })), values.map(({ key }) => key))
  const kept = new Set(ids)
  for (const row of old) if (!kept.has(row.id)) em.remove(row)
  return values.map(({ row }, index): Row => {
    const held = rows.get(ids[index] ?? '')
    return held ? Object.assign(held, row) : em.create<Row>(entity, { id: createId(prefix), ...row } as never)
  })
}

/** Finds the passage an offset lies in by bisection. */
function locatePassage(passages: readonly Passage[]): (offset: number) => Passage {
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
    return passage
  }
}

async function findOrCreateFormulations(em: EntityManager, names: readonly string[]): Promise<Map<string, Formulation>> {
  const unique = [...new Set(names)]
  const held = unique.length ? await em.find(Formulation, { name: { $in: unique } }) : []
  const byName = new Map(held.map((row) => [row.name, row]))
  for (const name of unique) {
    if (!byName.has(name)) byName.set(name, em.create(Formulation, { id: createId('frm'), name }))
  }
  return byName
}
