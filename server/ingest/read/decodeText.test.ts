import iconv from 'iconv-lite'
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { simplifyCharacters } from '../../text/simplify.ts'
import { decodeText } from './decodeText.ts'

const SENTENCE = '基层治理是国家治理的基石，统筹推进乡镇（街道）和城乡社区治理。'

/** Slices of the seed documents, which are in traditional script; every slice with at least one Chinese character that the encoding can hold. */
function slicesOf(length: number, encoding: string, convert: (text: string) => string): string[] {
  const folder = new URL('../../../seed-docs/', import.meta.url)
  return readdirSync(folder).filter((name) => name.endsWith('.txt')).flatMap((name) => {
    const text = convert(readFileSync(new URL(name, folder), 'utf8'))
    return Array.from({ length: Math.floor(text.length / length) }, (_, index) => text.slice(index * length, (index + 1) * length))
  }).filter((slice) => /\p{sc=Han}{4}/u.test(slice) && iconv.decode(iconv.encode(slice, encoding), encoding) === slice)
}

const asWritten = (text: string): string => text

describe('decoding text', () => {
  it.each([
    ['UTF-8', 'utf8'], ['GB18030', 'gb18030'], ['GB18030', 'gbk'], ['UTF-16LE', 'utf-16le'], ['UTF-16BE', 'utf-16be'],
  ] as const)('reads a sentence of simplified Chinese in %s (%s) without a byte order mark', (encoding, codec) => {
    expect(decodeText(iconv.encode(SENTENCE, codec))).toEqual({ text: SENTENCE, encoding })
  })

  it.each(['utf8', 'utf-16le', 'utf-16be', 'gb18030'])('leaves the byte order mark of %s out of the text', (codec) => {
    expect(decodeText(iconv.encode(SENTENCE, codec, { addBOM: true }))?.text).toBe(SENTENCE)
  })

  it('reads traditional Chinese in Big5 and in GBK', () => {
    const sentence = '將政務服務事項依法下放鄉村，做到權責一致。'
    expect(decodeText(iconv.encode(sentence, 'big5'))).toEqual({ text: sentence, encoding: 'Big5' })
    expect(decodeText(iconv.encode(sentence, 'gbk'))).toEqual({ text: sentence, encoding: 'GB18030' })
  })

  it.each([
    ['GB18030', 'gbk', simplifyCharacters],
    ['GB18030', 'gbk', asWritten],
    ['Big5', 'big5', asWritten],
    ['UTF-16LE', 'utf-16le', simplifyCharacters],
    ['UTF-16BE', 'utf-16be', asWritten],
  ] as const)('never mistakes 20 characters of the seed documents in %s (%s), and refuses at most one in a hundred, the worst damaged', (encoding, codec, convert) => {
    const slices = slicesOf(20, codec, convert)
    expect(slices.length).toBeGreaterThan(100)
    const read = slices.map((slice) => decodeText(iconv.encode(slice, codec))?.text ?? null)
    expect(read.filter((text, index) => text !== null && text !== slices[index])).toEqual([])
    expect(read.filter((text) => text === null).length).toBeLessThan(slices.length / 100)
    expect(decodeText(iconv.encode(slices[0] ?? '', codec))?.encoding).toBe(encoding)
  })

  it('keeps line endings and white space as they are', () => {
    expect(decodeText(iconv.encode('一、总则\r\n\r\n　　第一条\t为了\r规范\n', 'gbk'))?.text).toBe('一、总则\r\n\r\n　　第一条\t为了\r规范\n')
  })

  it('keeps a stray NUL in the raw text', () => {
    expect(decodeText(Buffer.from(`${SENTENCE}\0完`))).toEqual({ text: `${SENTENCE}\0完`, encoding: 'UTF-8' })
  })

  it('replaces half of a surrogate pair by U+FFFD', () => {
    expect(decodeText(iconv.encode(`${SENTENCE}\ud83d完`, 'utf-16le', { addBOM: true }))?.text).toBe(`${SENTENCE}\ufffd完`)
  })

  it('reads English in UTF-16 without a byte order mark, which is also valid UTF-8 full of NULs', () => {
    expect(decodeText(iconv.encode('Work plan 2022', 'utf-16le'))?.text).toBe('Work plan 2022')
  })

  it('believes a declared encoding only where the bytes agree', () => {
    const two = iconv.encode('縣級', 'big5')
    expect(decodeText(two, 'big5')).toEqual({ text: '縣級', encoding: 'Big5' })
    expect(decodeText(iconv.encode(SENTENCE, 'gbk'), 'big5')).toEqual({ text: SENTENCE, encoding: 'GB18030' })
    expect(decodeText(Buffer.from(SENTENCE), 'gb2312')).toEqual({ text: SENTENCE, encoding: 'UTF-8' })
  })

  it('reads a long file whose Chinese begins after an English preface', () => {
    const text = 'All rights reserved. '.repeat(20_000) + `\n${SENTENCE}\n`.repeat(10_000)
    expect(decodeText(iconv.encode(text, 'gbk'))).toEqual({ text, encoding: 'GB18030' })
  })

  it('keeps a place with a lost byte visible instead of refusing the whole text', () => {
    const bytes = Buffer.from(SENTENCE.repeat(20))
    const damaged = Buffer.concat([bytes.subarray(0, 301), bytes.subarray(302)])
    expect(decodeText(damaged)?.text).toContain('\ufffd')
    expect(decodeText(damaged)?.encoding).toBe('UTF-8')
  })

  it('finds no text in binary data and in encodings it does not know', () => {
    expect(decodeText(Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7919 + (index >> 3)) % 256))).toBeNull()
    expect(decodeText(new Uint8Array(1_000))).toBeNull()
    expect(decodeText(iconv.encode('これは日本語の文章です。村の仕事について説明します。', 'shift_jis'))).toBeNull()
  })
})
