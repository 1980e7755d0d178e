import { expect, test } from 'vitest'
import { readDocumentsAddress, writeDocumentsAddress } from './documentsAddress.ts'
import type { DocumentsState } from './documentsAddress.ts'

test('a list of documents comes back from its own address unchanged', () => {
  const state: DocumentsState = { text: '基层治理', kind: 'SPEECH', level: 'MUNICIPAL', yearFrom: 2021, yearTo: 2023, sort: 'TITLE' }
  expect(readDocumentsAddress(writeDocumentsAddress(state) as Record<string, string>)).toEqual(state)
})

test('an address with nonsense in it shows all documents, newest first', () => {
  const state = readDocumentsAddress({ kind: 'POEM', from: '去年', sort: ['WEIGHT'] })
  expect(state).toEqual({ text: '', kind: '', level: '', yearFrom: null, yearTo: null, sort: 'NEWEST' })
  expect(writeDocumentsAddress(state)).toEqual({})
})
