/** Characters that are set without blanks between them: a line break of the source between two of them shows as nothing. */
const WIDE = /[\p{sc=Han}\u3000-\u303f\uff00-\uffef\u2014\u2018-\u201d\u2026]/u
const PARTS_PER_CHUNK = 8192

/** Collects text the way a browser lays it out: white space collapsed, one block per line, one table row per line with tabs between its cells. */
export class TextLines {
  readonly #chunks: string[] = []
  #parts: string[] = []
  #lastCharacter = '\n'
  /** What has to stand before the next text. Nothing of it is written at the end, so no text ends in blanks. */
  #breaks = 0
  #tabs = 0
  #blank: 'none' | 'blank' | 'line break' = 'none'
  /** Whether a cell of the current table row has already begun. */
  #cellBegun = false
  #cellWritten = false

  /** Text without white space, except such as HTML keeps: U+3000, U+00A0. */
  add(words: string): void {
    const isJoined = this.#blank === 'line break' && WIDE.test(this.#lastCharacter) && WIDE.test(words.charAt(0))
    const isInsideLine = this.#blank !== 'none' && this.#breaks === 0 && this.#tabs === 0 && this.#lastCharacter !== '\n'
    this.#write(isInsideLine && !isJoined ? ` ${words}` : words)
  }

  addWhiteSpace(space: string): void {
    if (this.#blank !== 'blank') this.#blank = /[\n\r]/.test(space) ? 'line break' : 'blank'
  }

  addPreformatted(text: string): void {
    this.#write(text)
  }

  /** The beginning or end of a block: a line break, unless the line or the cell is still empty. */
  endLine(): void {
    if (this.#lastCharacter !== '\n' && this.#tabs === 0) this.#breaks = Math.max(this.#breaks, 1)
  }

  /** `<br>`: always one line break, except at the very beginning. */
  breakLine(): void {
    if (this.#parts.length > 0 || this.#chunks.length > 0) this.#breaks += 1
  }

  /** The beginning or end of a table row. */
  endRow(): void {
    this.#tabs = 0
    this.#cellBegun = false
    this.#cellWritten = false
    this.endLine()
  }

  /** Begins a cell: after a tab, except the first of its row. A block that ended inside the cell before does not end the row. */
  startCell(): void {
    if (this.#cellWritten) this.#breaks = 0
    if (this.#cellBegun) this.#tabs += 1
    this.#cellBegun = true
    this.#cellWritten = false
  }

  toString(): string {
    return this.#chunks.join('') + this.#parts.join('')
  }

  #write(text: string): void {
    this.#parts.push('\n'.repeat(this.#breaks) + '\t'.repeat(this.#tabs) + text)
    if (this.#parts.length >= PARTS_PER_CHUNK) {
      this.#chunks.push(this.#parts.join(''))
      this.#parts = []
    }
    this.#lastCharacter = text.at(-1) ?? this.#lastCharacter
    this.#cellWritten = this.#cellBegun
    this.#breaks = 0
    this.#tabs = 0
    this.#blank = 'none'
  }
}
