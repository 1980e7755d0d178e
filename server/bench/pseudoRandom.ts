/** A linear congruential generator (constants of Numerical Recipes): the same numbers in each run, from 0 to below 1. */
export function pseudoRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
