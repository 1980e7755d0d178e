import { readMarkup } from './readMarkup.ts'
import { WordNumbering } from './WordNumbering.ts'

const DOCUMENT = 'word/document.xml'

interface OpenParagraph {
  style: string | null
  list: string | null
  level: number | null
  isCounted: boolean
}

/**
 * Writes the automatic numbers of a Word document into its text, because converters know that a paragraph is numbered but not what Word shows:
 * a paragraph `加强党的领导` on the first level of a list `%1、` in `chineseCounting` becomes `二、加强党的领导`.
 * Takes and returns the parts of the .docx by path; a document without automatic numbers is returned as it is.
 */
export function numberParagraphs(parts: ReadonlyMap<string, Buffer>): ReadonlyMap<string, Buffer> {
  const document = parts.get(DOCUMENT)
  const lists = parts.get('word/numbering.xml')
  if (!document || !lists) return parts
  const numbering = new WordNumbering(lists.toString(), parts.get('word/styles.xml')?.toString() ?? '')
  return new Map(parts).set(DOCUMENT, Buffer.from(insertNumbers(document.toString(), numbering)))
}

function insertNumbers(xml: string, numbering: WordNumbering): string {
  const pieces: string[] = []
  let copied = 0
  const paragraphs: OpenParagraph[] = []
  /** Depth inside recorded former properties, and inside the newer of two alternatives: the converter reads the older one. */
  let ignored = 0
  readMarkup(xml, (tag) => {
    if (tag.closesItself && tag.name === 'w:p') return
    if (isIgnored(tag.name) && !tag.closesItself) ignored += 1
    if (tag.name === 'w:p') paragraphs.push({ style: null, list: null, level: null, isCounted: false })
    const paragraph = paragraphs.at(-1)
    if (!paragraph || ignored > 0 || paragraph.isCounted) return
    if (tag.name === 'w:pstyle') paragraph.style = tag.attribute('w:val')
    if (tag.name === 'w:numid') paragraph.list = tag.attribute('w:val')
    if (tag.name === 'w:ilvl') paragraph.level = Number(tag.attribute('w:val'))
  }, (tag) => {
    if (isIgnored(tag.name)) ignored -= 1
    if (tag.name === 'w:p') paragraphs.pop()
    const paragraph = paragraphs.at(-1)
    if (tag.name !== 'w:ppr' || !paragraph || ignored > 0 || paragraph.isCounted) return
    paragraph.isCounted = true
    const number = numbering.next(paragraph.style, paragraph)
    if (!number) return
    pieces.push(xml.slice(copied, tag.end), `<w:r><w:t xml:space="preserve">${escapeMarkup(spaced(number))}</w:t></w:r>`)
    copied = tag.end
  })
  return pieces.join('') + xml.slice(copied)
}

function isIgnored(name: string): boolean {
  return name === 'w:pprchange' || name === 'mc:choice'
}

/** `1.` and `1)` need a blank before the text, `一、` and `（二）` do not. */
function spaced(number: string): string {
  return /[!-~]$/.test(number) ? `${number} ` : number
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
