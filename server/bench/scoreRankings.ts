/** What a search gave for one question, best first, and what would have been right. */
export interface Ranking {
  readonly ranked: readonly string[]
  readonly relevant: readonly string[]
}

/** Means over all questions, each between 0 and 1. */
export interface Scores {
  /** One over the rank of the first right answer among the first ten. */
  readonly mrr10: number
  /** Discounted gain of the first ten against the best order possible; an answer is right or wrong. */
  readonly ndcg10: number
  /** Share of the right answers among the first ten, and among the first hundred. */
  readonly recall10: number
  readonly recall100: number
}

export function scoreRankings(rankings: readonly Ranking[]): Scores {
  const mean = (score: (ranking: Ranking) => number): number => rankings.reduce((sum, ranking) => sum + score(ranking), 0) / Math.max(1, rankings.length)
  return {
    mrr10: mean(({ ranked, relevant }) => 1 / (firstRight(ranked.slice(0, 10), relevant) + 1)),
    ndcg10: mean(({ ranked, relevant }) => gain(ranked.slice(0, 10).map((id) => relevant.includes(id))) / gain(relevant.slice(0, 10).map(() => true))),
    recall10: mean((ranking) => recallAt(10, ranking)),
    recall100: mean((ranking) => recallAt(100, ranking)),
  }
}

function firstRight(ranked: readonly string[], relevant: readonly string[]): number {
  const at = ranked.findIndex((id) => relevant.includes(id))
  return at < 0 ? Infinity : at
}

function gain(right: readonly boolean[]): number {
  return right.reduce((sum, isRight, at) => sum + (isRight ? 1 / Math.log2(at + 2) : 0), 0)
}

function recallAt(depth: number, { ranked, relevant }: Ranking): number {
  const first = new Set(ranked.slice(0, depth))
  return relevant.filter((id) => first.has(id)).length / relevant.length
}
