/** The answers to the last questions, as long as the index is the same: the next page of a search costs no more than its snippets. */
export class RememberedAnswers<Answer> {
  readonly #most: number
  readonly #answers = new Map<string, Answer>()
  #version = ''

  constructor(most: number) {
    this.#most = most
  }

  /** Forgets everything when `version` is another one than the last time. */
  find(key: string, version: string): Answer | undefined {
    if (version !== this.#version) this.#answers.clear()
    this.#version = version
    const answer = this.#answers.get(key)
    if (answer !== undefined) {
      // Asked for last, forgotten last.
      this.#answers.delete(key)
      this.#answers.set(key, answer)
    }
    return answer
  }

  keep(key: string, answer: Answer): void {
    this.#answers.set(key, answer)
    const [oldest] = this.#answers.keys()
    if (this.#answers.size > this.#most && oldest !== undefined) this.#answers.delete(oldest)
  }
}
