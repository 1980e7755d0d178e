import { crc32 } from 'node:zlib'

const LOCAL_HEADER = 0x04034b50
const CENTRAL_HEADER = 0x02014b50
const END_OF_DIRECTORY = 0x06054b50
const VERSION = 20
const NAMES_ARE_UTF8 = 0x0800
/** 1980-01-01, the first day that a ZIP archive knows. */
const FIRST_DAY = 0x0021

/** A ZIP archive of parts stored without compression: a container to hand to a reader of .docx in memory, not one to keep. */
export function writeZip(parts: ReadonlyMap<string, Uint8Array>): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [path, content] of parts) {
    const name = Buffer.from(path)
    const described = Buffer.concat([
      uint16(VERSION, NAMES_ARE_UTF8, 0, 0, FIRST_DAY), uint32(crc32(content), content.length, content.length), uint16(name.length, 0),
    ])
    files.push(uint32(LOCAL_HEADER), described, name, Buffer.from(content))
    directory.push(uint32(CENTRAL_HEADER), uint16(VERSION), described, uint16(0, 0, 0), uint32(0, offset), name)
    offset += 4 + described.length + name.length + content.length
  }
  const entries = Buffer.concat(directory)
  const end = [uint32(END_OF_DIRECTORY), uint16(0, 0, parts.size, parts.size), uint32(entries.length, offset), uint16(0)]
  return Buffer.concat([...files, entries, ...end])
}

function uint16(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2)
  values.forEach((value, index) => buffer.writeUInt16LE(value, index * 2))
  return buffer
}

function uint32(...values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => buffer.writeUInt32LE(value, index * 4))
  return buffer
}
