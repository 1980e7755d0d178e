/** Words of asking: a passage that answers holds none of them. */
export const ASKING_WORDS: ReadonlySet<string> = new Set('什么 哪些 哪个 哪里 怎么 怎样 怎么办 如何 为什么 为何 是否 多少 几个 谁 能否 能不能 吗 呢'.split(' '))

/** Words of the grammar, which tell nothing. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(`的 了 着 过 地 得 在 是 有 和 与 及 或 等 对 将 把 被 为 以 于 由 从 向 到 并 而 其 之 也 都 就 又 还 不 吧 啊 这 那 我 你 他 她 它
  我们 你们 他们 这个 那个 可以 应该 应当 需要`.split(/\s+/))

/** Whether a word says what is looked for, and not only how it is asked. */
export function isTelling(word: string): boolean {
  return !FUNCTION_WORDS.has(word) && !ASKING_WORDS.has(word)
}
