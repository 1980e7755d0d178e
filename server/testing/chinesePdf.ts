import iconv from 'iconv-lite'

/** How the text of a made PDF is encoded: with a ToUnicode table (what Word writes), or by one of Adobe's predefined tables (what older tools write). */
export type PdfTextEncoding = 'ToUnicode' | 'UniGB-UCS2-H' | 'GBK-EUC-H'

/**
 * A small, complete PDF of Chinese text, page by page and line by line, with a font that is named but not embedded.
 * Every character is a two-byte code, drawn at its own place on the line as typesetting programs do.
 */
export function chinesePdf(pages: readonly (readonly string[])[], encoding: PdfTextEncoding = 'ToUnicode'): Uint8Array {
  const characters = [...new Set(pages.flat().join(''))]
  const encode = (line: string): string => {
    if (encoding === 'GBK-EUC-H') return iconv.encode(line, 'gbk').toString('hex')
    return [...line].map((character) => hex(encoding === 'ToUnicode' ? characters.indexOf(character) + 1 : character.charCodeAt(0))).join('')
  }
  const objects: string[] = []
  const pageNumbers = pages.map((_page, index) => 5 + index * 2)
  objects[1] = '<< /Type /Catalog /Pages 2 0 R >>'
  objects[2] = `<< /Type /Pages /Kids [${pageNumbers.map((number) => `${number} 0 R`).join(' ')}] /Count ${pages.length} >>`
  objects[3] = `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${encoding === 'ToUnicode' ? 'Identity-H /ToUnicode 4 0 R' : encoding}`
    + ' /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /DW 1000'
    + ` /CIDSystemInfo << /Registry (Adobe) /Ordering (${encoding === 'ToUnicode' ? 'Identity' : 'GB1'}) /Supplement 2 >>`
    + ' /FontDescriptor << /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >> >>] >>'
  objects[4] = stream(toUnicode(characters))
  pages.forEach((lines, index) => {
    const number = 5 + index * 2
    objects[number] = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${number + 1} 0 R >>`
    objects[number + 1] = stream(lines.map((line, row) => `BT /F1 16 Tf 72 ${770 - row * 28} Td <${encode(line)}> Tj ET`).join('\n'))
  })
  return Buffer.from(withCrossReferences(objects), 'latin1')
}

function toUnicode(characters: readonly string[]): string {
  const entries = characters.map((character, index) => `<${hex(index + 1)}> <${hex(character.charCodeAt(0))}>`)
  const blocks = Array.from({ length: Math.ceil(entries.length / 100) }, (_, block) => entries.slice(block * 100, block * 100 + 100))
  return ['/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Made def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...blocks.map((block) => `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`), 'endcmap end end'].join('\n')
}

function withCrossReferences(objects: readonly string[]): string {
  let body = '%PDF-1.5\n%\xe6\x94\xbf\xe5\x85\xb8\n'
  const places: number[] = []
  for (let number = 1; number < objects.length; number += 1) {
    places.push(body.length)
    body += `${number} 0 obj\n${objects[number] ?? 'null'}\nendobj\n`
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  return `${body}xref\n0 ${objects.length}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
}

function stream(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
}

function hex(value: number): string {
  return value.toString(16).padStart(4, '0')
}
