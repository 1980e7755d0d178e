import { describe, expect, it } from 'vitest'
import { relationsBetween } from './relationsBetween.ts'
import type { LinkEnd } from './relationsBetween.ts'

const end = (id: string, kind: LinkEnd['kind'], catalogKind: string | null = null): LinkEnd => ({ id, kind, catalogKind })
const said = (here: LinkEnd, there: LinkEnd) => relationsBetween(here, there).map(({ type, from, to }) => `${type} ${from}→${to}`)

describe('what two things can be to each other', () => {
  it('points the way links point, whichever end one stands at', () => {
    expect(said(end('要求', 'DIRECTIVE'), end('事项', 'ITEM', 'SERVICE'))).toEqual(['MANDATES 要求→事项'])
    expect(said(end('事项', 'ITEM', 'SERVICE'), end('要求', 'DIRECTIVE'))).toEqual(['MANDATES 要求→事项'])
  })

  it('lets a coordination item carry a service item, never the other way round', () => {
    expect(said(end('服务', 'ITEM', 'SERVICE'), end('协同', 'ITEM', 'COORDINATION'))).toEqual(['IMPLEMENTS 协同→服务'])
  })

  it('offers both directions of a quotation and one of a likeness', () => {
    expect(said(end('甲', 'PASSAGE'), end('乙', 'PASSAGE'))).toEqual(['SIMILAR 甲→乙', 'QUOTES 甲→乙', 'QUOTES 乙→甲', 'CITES 甲→乙', 'CITES 乙→甲'])
  })

  it('offers nothing between a thing and itself, or two directives', () => {
    expect(said(end('甲', 'PASSAGE'), end('甲', 'PASSAGE'))).toEqual([])
    expect(said(end('甲', 'DIRECTIVE'), end('乙', 'DIRECTIVE'))).toEqual([])
  })
})
