/**
 * The encoding an HTML file names for itself, or null: `<meta charset="gb2312">`, `<meta http-equiv=… content="text/html; charset=gbk">`,
 * `<?xml version="1.0" encoding="big5"?>`, or a saved `Content-Type: text/html; charset=gb2312` line. It is a claim: the bytes may disagree.
 */
export function declaredEncodingOf(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  const declaration = /<meta\b[^>]*?charset\s*=\s*["']?\s*([\w-]+)|<\?xml\b[^>]*?encoding\s*=\s*["']([\w-]+)|^content-type:[^\n]*?charset=([\w-]+)/im.exec(head)
  return declaration?.[1] ?? declaration?.[2] ?? declaration?.[3] ?? null
}
