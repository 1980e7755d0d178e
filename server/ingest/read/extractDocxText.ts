import mammoth from 'mammoth'
import { KnownError } from '../../errors.ts'
import { extractHtmlText } from './extractHtmlText.ts'
import { numberParagraphs } from './numberParagraphs.ts'
import { readDocxParts } from './readDocxParts.ts'
import { writeZip } from './writeZip.ts'

/** Pictures say nothing to a text; reading them would only cost memory. */
const withoutPictures = mammoth.images.imgElement(() => Promise.resolve({ src: '' }))

/**
 * The text of a .docx: headings, paragraphs and list items on lines of their own, table cells separated by tabs, automatic numbers
 * (`一、` `（二）` `1.`) written out, footnotes and endnotes after the text as `[1] …` lines with `[1]` where they are called.
 * Headers, footers, comments, deleted text and pictures are left out. Throws INVALID as `readDocxParts` does.
 */
export async function extractDocxText(name: string, bytes: Uint8Array): Promise<string> {
  const parts = await readDocxParts(name, bytes)
  try {
    const archive = writeZip(numberParagraphs(parts))
    const { value } = await mammoth.convertToHtml({ buffer: archive }, { convertImage: withoutPictures, includeEmbeddedStyleMap: false })
    return extractHtmlText(markNotes(value))
  } catch {
    throw new KnownError('INVALID', `文件“${name}”的内部结构有错，无法作为 Word 文档读取。请在 Word 或 WPS 中打开并另存为新的 .docx 后重新导入。`)
  }
}

/** The converter lists notes in the order of their calls `[1]`, `[2]` … but without their numbers, and with a `↑` back to the call. */
function markNotes(html: string): string {
  let number = 0
  return html
    .replace(/<li id="(?:foot|end)note-[^"]*">(?:<p>)?/g, (start) => `${start}[${number += 1}] `)
    .replace(/ ?<a href="#(?:foot|end)note-ref-[^"]*">↑<\/a>/g, '')
}
