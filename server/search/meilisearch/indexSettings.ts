import type { Settings } from 'meilisearch'

/** Raised whenever the settings, or what a document holds, change: an index of another format is built anew and swapped in. */
export const FORMAT = 3

/** The two indexes of an installation, by the name it goes under on the server. */
export interface IndexNames {
  /** What can be found. */
  readonly entries: string
  /** What can be suggested, and words by their sound. */
  readonly terms: string
}

export function nameIndexes(name: string, suffix = ''): IndexNames {
  return { entries: `${name}_entries${suffix}`, terms: `${name}_terms${suffix}` }
}

/**
 * The tokens are ours (see writeTokens): every build of Meilisearch takes them apart alike. Left to guess their language, it
 * may see German or Turkish in them and cut them; so it is told one that has no rules of its own.
 */
export const LOCALES = ['eng']

const COMMON = {
  typoTolerance: { enabled: false },
  localizedAttributes: [{ attributePatterns: ['*'], locales: LOCALES }],
  pagination: { maxTotalHits: 100_000_000 },
  facetSearch: false,
  prefixSearch: 'disabled',
} satisfies Settings

const EQUALITY = { facetSearch: false, filter: { equality: true, comparison: false } }
const COMPARISON = { facetSearch: false, filter: { equality: true, comparison: true } }

export const ENTRY_SETTINGS: Settings = {
  ...COMMON,
  searchableAttributes: ['own', 'around'],
  // The tokens are for Meilisearch alone.
  displayedAttributes: ['key', 'id', 'kind', 'parent', 'title', 'url', 'text', 'order', 'bare', 'bareAround', 'slug', 'position', 'format', 'origin'],
  filterableAttributes: [
    { attributePatterns: ['subject', 'kind', 'parent', 'parentSlug', 'levels', 'departments', 'documentKind', 'itemType', 'plainItemType', 'year', 'gone'], features: EQUALITY },
    { attributePatterns: ['day'], features: COMPARISON },
  ],
  sortableAttributes: ['day', 'length'],
  // Of many entries that hold a word, those that begin with it or are short are the better candidates; see rankCandidates.
  rankingRules: ['words', 'sort', 'proximity', 'exactness', 'length:asc'],
  faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { '*': 'count' } },
}

export const TERM_SETTINGS: Settings = {
  ...COMMON,
  // Found by filters only.
  searchableAttributes: [],
  filterableAttributes: [
    { attributePatterns: ['pinyin', 'initials', 'word', 'gone'], features: EQUALITY },
    { attributePatterns: ['spellings', 'length'], features: COMPARISON },
  ],
  sortableAttributes: ['word', 'uses', 'length', 'text'],
  rankingRules: ['sort'],
}
