import { expect, test } from 'vitest'
import { auditExportAddress, readAuditAddress, toAuditFilter, writeAuditAddress } from './auditAddress.ts'

test('what the log shows is read from the address and written back the same', () => {
  const query = { what: 'edition.publish', actor: 'usr_1', subject: 'edn_1', text: '低保', from: '2026-01-01', to: '2026-01-31', after: 'abc' }
  expect(writeAuditAddress(readAuditAddress(query))).toEqual(query)
  expect(toAuditFilter(readAuditAddress(query))).toEqual({ actions: ['edition.publish'], actors: ['usr_1'], subjects: ['edn_1'], text: '低保', dateFrom: '2026-01-01', dateTo: '2026-01-31' })
})

test('what makes no sense in an address is left out', () => {
  expect(writeAuditAddress(readAuditAddress({ what: '天气', text: ' ', from: 'yesterday', to: '1-1-1' }))).toEqual({})
})

test('the log is exported as it is filtered, all pages of it', () => {
  expect(auditExportAddress(readAuditAddress({ what: 'item', actor: 'system', from: '2026-01-01', after: 'abc' }))).toBe('/audit.csv?actions=item&actors=system&dateFrom=2026-01-01')
  expect(auditExportAddress(readAuditAddress({}))).toBe('/audit.csv')
})
