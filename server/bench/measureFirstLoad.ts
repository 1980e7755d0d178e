import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** Bytes of JavaScript and CSS, gzipped, that the search page loads before it shows: all that `index.html` names. Other pages load theirs when opened. */
export async function measureFirstLoad(clientFolder: string): Promise<number> {
  const page = await readFile(join(clientFolder, 'index.html'), 'utf8')
  const files = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((match) => match[1]!)
  if (files.length === 0) throw new Error(`${clientFolder}/index.html names no script`)
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(join(clientFolder, file))).byteLength))
  return sizes.reduce((sum, size) => sum + size, 0)
}
