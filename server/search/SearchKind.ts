/** What kinds of things can be found. */
export type SearchKind = 'PASSAGE' | 'DIRECTIVE' | 'SERVICE_ITEM' | 'ENFORCEMENT_ITEM' | 'COORDINATION_ITEM' | 'FORMULATION'
