import type { CitationSpan, Span } from '../AnnotatedText.ts'

const opening: Readonly<Record<string, string>> = { '《': '》', '〈': '〉' }

/**
 * Reads one passage, writes the titles in 《…》: of nested ones the outermost, 《国务院关于修改〈发票管理办法〉的决定》.
 * A mark that is never closed cites nothing, and the document's own title is no citation.
 */
export function findCitations(text: string, passage: Span, ownTitle: string): CitationSpan[] {
  const citations: CitationSpan[] = []
  const open: string[] = []
  let start = passage.start
  for (const { 0: character, index } of text.slice(passage.start, passage.end).matchAll(/[《》〈〉]/g)) {
    const at = passage.start + index
    const closer = opening[character]
    if (closer !== undefined) {
      if (open.length === 0 && character === '《') start = at
      if (open.length > 0 || character === '《') open.push(closer)
    } else if (character === open.at(-1)) {
      open.pop()
      if (open.length > 0) continue
      const title = text.slice(start + 1, at).replaceAll(/\s+/g, ' ').trim()
      if (title !== '' && title !== ownTitle) citations.push({ start, end: at + 1, title })
    }
  }
  return citations
}
