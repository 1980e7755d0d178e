import { describe, expect, it } from 'vitest'
import { findCitations } from './findCitations.ts'

const citedIn = (text: string, ownTitle = ''): string[] => findCitations(text, { start: 0, end: text.length }, ownTitle).map(({ title }) => title)

describe('citations', () => {
  it('are the titles in 《…》, the outermost of nested ones', () => {
    expect(citedIn('全面落实《河南省乡村政务服务事项通用目录》')).toEqual(['河南省乡村政务服务事项通用目录'])
    expect(citedIn('依照《国务院关于修改〈发票管理办法〉的决定》和《关于印发《实施方案》的通知》')).toEqual(['国务院关于修改〈发票管理办法〉的决定', '关于印发《实施方案》的通知'])
  })

  it('are not made by a mark that is never closed, by 〈…〉 alone, or by the document itself', () => {
    expect(citedIn('依照《土地管理法的规定')).toEqual([])
    expect(citedIn('依照〈土地管理法〉和》')).toEqual([])
    expect(citedIn('《在全市会议上的讲话》', '在全市会议上的讲话')).toEqual([])
  })
})
