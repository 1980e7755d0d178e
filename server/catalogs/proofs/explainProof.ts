import type { EditionComparison } from '../compare/EditionComparison.ts'
import { LEVEL_LABELS } from '../formatField.ts'
import type { CountProof } from './proveCounts.ts'

/**
 * Why held and claimed differ, or that they do not, in a sentence: `原文所说的154项与第1版相同；第2版新增5项、取消3项、合并1次（少1项）、拆分1次（多1项），现有156项`.
 * `comparison`: of the agreeing edition with the present one, where there is one.
 */
export function explainProof({ claimed, held, agrees, scope, difference, edition, agreeing }: CountProof, comparison: EditionComparison | null): string {
  const what = scope === null ? '' : LEVEL_LABELS[scope]
  if (agrees) return `原文所说的${what}${claimed}项，与第${edition.number}版所收的相同。`
  if (!agreeing || !comparison) return `原文所说的${what}${claimed}项，第${edition.number}版所收${what}${held}项，${difference > 0 ? '多' : '少'}${Math.abs(difference)}项；收录过的各版都没有这个数。`
  return `原文所说的${what}${claimed}项，与第${agreeing.number}版相同；到第${edition.number}版，${describeChanges(comparison, scope)}，现有${what}${held}项。`
}

function describeChanges({ added, removed, merged, split, pairs }: EditionComparison, scope: CountProof['scope']): string {
  const merges = merged.reduce((sum, { from }) => sum + from.length - 1, 0)
  const splits = split.reduce((sum, { to }) => sum + to.length - 1, 0)
  const gained = scope === null ? 0 : pairs.filter(({ from, to }) => !from.exerciseLevels.includes(scope) && to.exerciseLevels.includes(scope)).length
  const lost = scope === null ? 0 : pairs.filter(({ from, to }) => from.exerciseLevels.includes(scope) && !to.exerciseLevels.includes(scope)).length
  const count = (rows: EditionComparison['added']) => (scope === null ? rows : rows.filter(({ exerciseLevels }) => exerciseLevels.includes(scope))).length
  const parts = [
    [count(added), (n: number) => `新增${n}项`], [count(removed), (n: number) => `取消${n}项`],
    [scope === null ? merges : 0, (n: number) => `合并少了${n}项`], [scope === null ? splits : 0, (n: number) => `拆分多了${n}项`],
    [gained, (n: number) => `改为${scope ? LEVEL_LABELS[scope] : ''}的${n}项`], [lost, (n: number) => `不再是${scope ? LEVEL_LABELS[scope] : ''}的${n}项`],
  ] as const
  const said = parts.filter(([n]) => n > 0).map(([n, say]) => say(n))
  return said.length > 0 ? said.join('、') : '事项有合并或拆分'
}
