import { Tokenizer, type Token } from 'parse5'

export interface Tag {
  /** In lower case with its prefix: `w:numpr`. */
  readonly name: string
  readonly closesItself: boolean
  /** Offset of the character after the tag, in UTF-16 code units. */
  readonly end: number
  /** Value of an attribute by its name in lower case with its prefix (`w:val`), or null. */
  readonly attribute: (name: string) => string | null
}

/**
 * Calls back for every tag of the markup of a Word document, in order. An element that closes itself is only opened.
 * The HTML tokenizer serves for this: office markup has no CDATA and no element in which it would read otherwise.
 */
export function readMarkup(xml: string, onOpen: (tag: Tag) => void, onClose: (tag: Tag) => void): void {
  const nothing = () => {}
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, {
    onStartTag: (token) => onOpen(tagOf(token)),
    onEndTag: (token) => onClose(tagOf(token)),
    onCharacter: nothing, onWhitespaceCharacter: nothing, onNullCharacter: nothing, onComment: nothing, onDoctype: nothing, onEof: nothing,
  })
  tokenizer.write(xml, true)
}

function tagOf(token: Token.TagToken): Tag {
  return {
    name: token.tagName,
    closesItself: token.selfClosing,
    end: token.location?.endOffset ?? 0,
    attribute: (name) => token.attrs.find((attribute) => attribute.name === name)?.value ?? null,
  }
}
