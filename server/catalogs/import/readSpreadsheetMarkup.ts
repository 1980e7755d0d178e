import { SaxesParser } from 'saxes'

export type Attributes = Readonly<Record<string, string>>

/** What to do at each element of a part; names without their namespace prefix. */
export interface MarkupHandler {
  readonly onOpen?: (name: string, attributes: Attributes) => void
  /** Text of the innermost open element, possibly in pieces. */
  readonly onText?: (text: string) => void
  readonly onClose?: (name: string) => void
}

/** Reads a part of a workbook piece by piece; a part that the workbook does not have is no element. Throws where it is not well-formed; external entities do not exist for this parser. */
export async function readSpreadsheetMarkup(pieces: AsyncIterable<string>, handler: MarkupHandler): Promise<void> {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => handler.onOpen?.(localName(name), attributes))
  parser.on('text', (text) => handler.onText?.(text))
  parser.on('cdata', (text) => handler.onText?.(text))
  parser.on('closetag', ({ name }) => handler.onClose?.(localName(name)))
  let isEmpty = true
  for await (const piece of pieces) {
    parser.write(piece)
    isEmpty = false
  }
  if (!isEmpty) parser.close()
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Text as Excel escapes what XML cannot hold: `_x000D_` is a carriage return, `_x005F_` an underscore. */
export function unescapeText(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text
}
