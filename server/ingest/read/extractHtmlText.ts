import { Tokenizer, TokenizerMode } from 'parse5'
import { TextLines } from './TextLines.ts'

/** Elements whose content is never read by a visitor as text of the page. */
const UNSEEN = new Set(['head', 'script', 'style', 'template', 'noscript', 'nav', 'svg', 'iframe', 'object', 'audio', 'video', 'canvas', 'select', 'datalist', 'noframes', 'noembed'])

/** Elements that begin and end a line. */
const BLOCKS = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'dialog', 'dir', 'div', 'dl', 'dt', 'fieldset',
  'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup', 'hr', 'html', 'legend', 'li', 'main', 'menu',
  'ol', 'p', 'pre', 'section', 'summary', 'title', 'ul',
])

/** Elements that begin and end a table row. */
const ROWS = new Set(['table', 'tbody', 'tfoot', 'thead', 'tr'])

const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr'])

/** How the tokenizer must read on after these start tags: their content holds no tags. */
const RAW_MODES: ReadonlyMap<string, typeof TokenizerMode[keyof typeof TokenizerMode]> = new Map([
  ['script', TokenizerMode.SCRIPT_DATA], ['style', TokenizerMode.RAWTEXT], ['xmp', TokenizerMode.RAWTEXT], ['iframe', TokenizerMode.RAWTEXT],
  ['noembed', TokenizerMode.RAWTEXT], ['noframes', TokenizerMode.RAWTEXT], ['title', TokenizerMode.RCDATA], ['textarea', TokenizerMode.RCDATA],
  ['plaintext', TokenizerMode.PLAINTEXT],
])

/**
 * The text a visitor sees: one line per block, heading, list item or table row, cells separated by tabs, entities decoded.
 * `<h1>通知</h1><p>各乡镇：<br>请于5月底前上报。</p>` → `通知\n各乡镇：\n请于5月底前上报。`
 *
 * Works on the token stream, not on a tree: a tree builder reopens every unclosed `<font>` in every later paragraph,
 * so that a page of 150 kB can fill the memory. Time and memory here are linear in the length, at any depth. Nothing is executed.
 * Where a hidden element never ends, or hides the whole page until a script shows it, what is hidden is read all the same: better too much.
 */
export function extractHtmlText(html: string): string {
  const shown = readShown(html, true)
  return shown === null || shown.trim() === '' ? readShown(html, false) ?? '' : shown
}

/** Null where a hidden element is still open at the end. */
function readShown(html: string, honoursHiding: boolean): string | null {
  const lines = new TextLines()
  const open = new OpenElements()
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: false }, {
    onStartTag(token) {
      const name = token.tagName
      const hidden = open.hidesText
      const closesItself = VOID.has(name) || (token.selfClosing && open.isForeign)
      if (!closesItself) {
        open.closeImplied(name)
        open.push(name, honoursHiding && isHidden(token.attrs))
        const mode = RAW_MODES.get(name)
        if (mode !== undefined) tokenizer.state = mode
      }
      if (hidden || open.hidesText) return
      if (name === 'br') lines.breakLine()
      else if (name === 'td' || name === 'th') lines.startCell()
      else if (ROWS.has(name)) lines.endRow()
      else if (BLOCKS.has(name)) lines.endLine()
    },
    onEndTag(token) {
      const name = token.tagName
      const hidden = open.hidesText
      if (name === 'br' && !hidden) lines.breakLine()
      open.close(name)
      if (hidden) return
      if (ROWS.has(name)) lines.endRow()
      else if (BLOCKS.has(name)) lines.endLine()
    },
    onCharacter(token) {
      if (open.hidesText) return
      if (open.isPreformatted) lines.addPreformatted(token.chars)
      else lines.add(token.chars)
    },
    onWhitespaceCharacter(token) {
      if (open.hidesText) return
      if (open.isPreformatted) lines.addPreformatted(token.chars)
      else lines.addWhiteSpace(token.chars)
    },
    onNullCharacter: ignore,
    onComment: ignore,
    onDoctype: ignore,
    onEof: ignore,
  })

  tokenizer.write(html, true)
  return open.hidesByAttribute ? null : lines.toString()
}

function ignore(): void {}

/** Sites set words between the words that only a copy shows: `<span style="display:none">`. */
function isHidden(attributes: readonly { readonly name: string, readonly value: string }[]): boolean {
  return attributes.some(({ name, value }) => name === 'hidden' || (name === 'style' && /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:;|!|$)|opacity\s*:\s*0\s*(?:;|!|$))/i.test(value)))
}

/** The elements open at a place, innermost last: enough of the tree to know whether text there is shown. */
class OpenElements {
  readonly #names: { readonly name: string, readonly isUnseen: boolean }[] = []
  readonly #counts = new Map<string, number>()
  #unseen = 0

  get hidesText(): boolean {
    return this.#unseen > 0
  }

  get hidesByAttribute(): boolean {
    return this.#names.some(({ name, isUnseen }) => isUnseen && !UNSEEN.has(name))
  }

  get isPreformatted(): boolean {
    return this.#count('pre') + this.#count('textarea') + this.#count('xmp') + this.#count('plaintext') > 0
  }

  get isForeign(): boolean {
    return this.#count('svg') + this.#count('math') > 0
  }

  push(name: string, isHidden: boolean): void {
    // <body> ends a <head> that nobody closed; without this the whole page would count as unseen.
    if (name === 'body') this.close('head')
    const isUnseen = isHidden || UNSEEN.has(name)
    this.#names.push({ name, isUnseen })
    this.#counts.set(name, this.#count(name) + 1)
    if (isUnseen) this.#unseen += 1
  }

  /** `<p hidden>甲<p>乙`: a new paragraph, item or cell ends a hidden one of its kind that nobody closed. */
  closeImplied(name: string): void {
    const last = this.#names.at(-1)
    if (last?.isUnseen !== true) return
    const ends = last.name === 'p' ? BLOCKS.has(name) || ROWS.has(name) : last.name === name && /^(?:li|dt|dd|tr|td|th)$/.test(name)
    if (ends) this.close(last.name)
  }

  /** Closes the innermost element of that name and everything left open inside it; an end tag without its start tag is nothing. */
  close(name: string): void {
    if (this.#count(name) === 0) return
    for (;;) {
      const closed = this.#names.pop()
      if (closed === undefined) return
      this.#counts.set(closed.name, this.#count(closed.name) - 1)
      if (closed.isUnseen) this.#unseen -= 1
      if (closed.name === name) return
    }
  }

  #count(name: string): number {
    return this.#counts.get(name) ?? 0
  }
}
