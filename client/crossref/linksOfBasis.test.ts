import { describe, expect, it } from 'vitest'
import { linksOfBasis } from './linksOfBasis.ts'
import type { SeenReference } from './SeenReference.ts'

const place = { id: 'psg_1', place: [], text: '', url: '/documents/a#psg_1', date: null, catalogKind: null }
const link = (title: string, words: string | null, status: 'SUGGESTED' | 'REJECTED' = 'SUGGESTED'): SeenReference => ({
  reference: {
    id: title, type: 'CITES', status, origin: 'FOUND', score: 1, version: 0, needsReview: false, reviewReason: null, reason: null, decidedBy: null, decidedAt: null,
    fromEvidence: words, toEvidence: null, fromPlace: { ...place, kind: 'ITEM', title: '临时救助' }, toPlace: { ...place, kind: 'PASSAGE', title },
  },
  own: { ...place, kind: 'ITEM', title: '临时救助' }, ownEvidence: words, other: { ...place, kind: 'PASSAGE', title }, otherEvidence: null, outgoing: true,
})
const basis = { law: '社会救助暂行办法', article: '第十一条' }

describe('the texts of a legal basis', () => {
  it('are those of its law and its article', () => {
    const right = link('社会救助暂行办法', '第十一条')
    expect(linksOfBasis(basis, [right, link('社会救助暂行办法', '第四十八条'), link('农村公路条例', '第十一条')])).toEqual([right])
  })

  it('are found where the document has words around the title', () => {
    expect(linksOfBasis(basis, [link('社会救助暂行办法（2019年修订）', '第十一条')])).toHaveLength(1)
  })

  it('are no more those that were rejected', () => {
    expect(linksOfBasis(basis, [link('社会救助暂行办法', '第十一条', 'REJECTED')])).toEqual([])
  })
})
