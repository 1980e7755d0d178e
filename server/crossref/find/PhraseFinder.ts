/** A phrase found in a text. */
export interface PhraseHit<Value> {
  readonly start: number
  readonly end: number
  readonly phrase: string
  readonly values: readonly Value[]
}

interface Branch<Value> {
  readonly next: Map<string, Branch<Value>>
  phrase: string
  values: Value[]
}

/** Finds all of many thousand phrases in a text in one pass: a tree of their characters. What a phrase stands for is said when it is added. */
export class PhraseFinder<Value> {
  readonly #root: Branch<Value> = { next: new Map(), phrase: '', values: [] }

  add(phrase: string, value: Value): void {
    if (phrase === '') return
    let branch = this.#root
    for (let at = 0; at < phrase.length; at += 1) {
      const character = phrase.charAt(at)
      let next = branch.next.get(character)
      if (!next) {
        next = { next: new Map(), phrase: '', values: [] }
        branch.next.set(character, next)
      }
      branch = next
    }
    branch.phrase = phrase
    branch.values.push(value)
  }

  /** Every hit, also those within others, by their start; of one start the longest first. */
  findAll(text: string): PhraseHit<Value>[] {
    const hits: PhraseHit<Value>[] = []
    for (let start = 0; start < text.length; start += 1) {
      const here: PhraseHit<Value>[] = []
      let end = start
      for (let branch = this.#root.next.get(text.charAt(end)); branch; branch = branch.next.get(text.charAt(end))) {
        end += 1
        if (branch.values.length > 0) here.push({ start, end, phrase: branch.phrase, values: branch.values })
      }
      hits.push(...here.reverse())
    }
    return hits
  }

  /** The hits that lie in no longer one: of 消防安全检查 and 安全检查 the first. */
  findLongest(text: string): PhraseHit<Value>[] {
    let reached = 0
    return this.findAll(text).filter(({ end }) => {
      if (end <= reached) return false
      reached = end
      return true
    })
  }
}
