/** Words of a text, and others that curators hold to say the same: 低保, 最低生活保障. Both folded. */
export interface SameWords {
  readonly said: string
  readonly others: readonly string[]
}

/** What a search for a directive answered: one signal among those that lead it to items. */
export interface Resemblance {
  /** Id of the directive. */
  readonly directive: string
  /** Ids of the items it resembles, the nearest first. */
  readonly items: readonly string[]
  /** By what the search went besides the directive's own words. */
  readonly synonyms: readonly SameWords[]
}
