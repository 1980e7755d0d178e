import type { WordingPart } from './wordingQueries.ts'

/** The signs of a comparison, explained by themselves. */
export const LEGEND: readonly WordingPart[] = [{ kind: 'ADDED', text: '多出的字' }, { kind: 'REMOVED', text: '少了的字' }]
