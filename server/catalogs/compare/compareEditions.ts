import type { CatalogRow } from '../CatalogRow.ts'
import { fieldsOfKind } from '../rowFields.ts'
import { formatField } from '../formatField.ts'
import { CandidateIndex } from './CandidateIndex.ts'
import { contentsOf, isSameField, type Content } from './contentOf.ts'
import type { EditionComparison, FieldChange } from './EditionComparison.ts'
import { findUnions } from './findUnions.ts'
import { Likeness } from './Likeness.ts'
import { pairByKey } from './pairByKey.ts'

interface Pair {
  readonly from: Content
  readonly to: Content
}

/** Two with one code are one when they are so alike, where codes proved to stay with their items, and where the list was renumbered. */
const SAME_CODE = 0.3
const SAME_CODE_RENUMBERED = 0.6
const CODES_STAY = 0.8

/**
 * What became of the items of one edition in another. Items are matched by code and name, then by all their content, then by name, then,
 * after merges and splits were found, by code with like content and by like content alone. So a list in another order, or with new codes
 * throughout, or with the codes of two items swapped, shows no change that is not one. Time grows with the number of items, not its square.
 */
export function compareEditions(before: readonly CatalogRow[], after: readonly CatalogRow[]): EditionComparison {
  const state = new Matching(contentsOf(before), contentsOf(after))
  const likeness = new Likeness(state.before, state.after)
  state.pair((content) => `${content.row.code}\n${content.name}`)
  state.pair((content) => content.whole)
  state.pair((content) => `${content.name}\n${content.department}\n${content.type}`)
  state.pair((content) => `${content.name}\n${content.department}`)
  state.pair(uniqueNameIn(state.before, state.after))
  const codesStay = state.codesStay()

  const [codesBefore, codesAfter] = [codesIn(before), codesIn(after)]
  const merged = findUnions(state.after, state.before, ({ row }) => !codesStay || !codesAfter.has(row.code))
  state.drop(merged.flatMap(({ parts }) => parts), merged.map(({ whole }) => whole))
  const split = findUnions(state.before, state.after, ({ row }) => !codesStay || !codesBefore.has(row.code))
  state.drop(split.map(({ whole }) => whole), split.flatMap(({ parts }) => parts))

  const alikeEnough = codesStay ? SAME_CODE : SAME_CODE_RENUMBERED
  state.pair((content) => content.row.code, (from, to) => likeness.of(from, to) >= alikeEnough)
  state.pairAlike(likeness)

  const pairs = state.pairs.map(({ from, to }) => ({ from: from.row, to: to.row }))
  const position = new Map(after.map((row, index) => [row, index]))
  pairs.sort((one, other) => position.get(one.to)! - position.get(other.to)!)
  return {
    added: state.after.map(({ row }) => row),
    removed: state.before.map(({ row }) => row),
    renamed: pairs.filter(({ from, to }) => from.code !== to.code || !isSameField(from, to, 'name')),
    merged: merged.map(({ whole, parts }) => ({ from: parts.map(({ row }) => row), to: whole.row })),
    split: split.map(({ whole, parts }) => ({ from: whole.row, to: parts.map(({ row }) => row) })),
    changed: pairs.map(({ from, to }) => ({ item: to, fields: changesOf(from, to) })).filter(({ fields }) => fields.length > 0),
    pairs,
  }
}

function codesIn(rows: readonly CatalogRow[]): ReadonlySet<string> {
  return new Set(rows.map(({ code }) => code))
}

/** Fields other than name and code that differ; width, script and blanks make no difference. */
export function changesOf(from: CatalogRow, to: CatalogRow): FieldChange[] {
  return fieldsOfKind(to.kind)
    .filter((field) => field !== 'name' && !isSameField(from, to, field))
    .map((field) => ({ field, from: formatField(from, field), to: formatField(to, field) }))
}

/** A name is a key where it stands once on either side: 其他事项 of ten departments is none. */
function uniqueNameIn(before: readonly Content[], after: readonly Content[]): (content: Content) => string | null {
  const times = (contents: readonly Content[]) => {
    const counts = new Map<string, number>()
    for (const { name } of contents) counts.set(name, (counts.get(name) ?? 0) + 1)
    return counts
  }
  const [earlier, later] = [times(before), times(after)]
  return ({ name }) => (earlier.get(name) === 1 && later.get(name) === 1 ? name : null)
}

/** The pairs found so far and the items still without one. */
class Matching {
  readonly pairs: Pair[] = []
  before: readonly Content[]
  after: readonly Content[]

  constructor(before: readonly Content[], after: readonly Content[]) {
    this.before = before
    this.after = after
  }

  pair(keyOf: (content: Content) => string | null, accept?: (from: Content, to: Content) => boolean): void {
    const { pairs, before, after } = pairByKey(this.before, this.after, keyOf, accept)
    this.pairs.push(...pairs)
    this.before = before
    this.after = after
  }

  /** Pairs the likest first, so that an item is not taken by the first that merely resembles it. */
  pairAlike(likeness: Likeness): void {
    const index = new CandidateIndex(this.before)
    const likely = this.after.flatMap((to) => index.like(to).filter((from) => likeness.isSameMatter(from, to)).map((from) => ({ from, to, degree: likeness.of(from, to) })))
    const taken = new Set<Content>()
    for (const { from, to } of likely.sort((one, other) => other.degree - one.degree)) {
      if (taken.has(from) || taken.has(to)) continue
      taken.add(from).add(to)
      this.pairs.push({ from, to })
    }
    this.drop([...taken], [...taken])
  }

  drop(before: readonly Content[], after: readonly Content[]): void {
    const gone = new Set([...before, ...after])
    this.before = this.before.filter((content) => !gone.has(content))
    this.after = this.after.filter((content) => !gone.has(content))
  }

  /** Whether items that kept their name kept their code as well, most of them. */
  codesStay(): boolean {
    return this.pairs.filter(({ from, to }) => from.row.code === to.row.code).length >= this.pairs.length * CODES_STAY
  }
}
