import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSettings } from './settings.ts'

describe('the settings', () => {
  it('have defaults that serve this machine alone, with everybody reading', () => {
    expect(readSettings({})).toEqual({
      host: 'localhost', port: 4000, dataDir: resolve('data'), adminPassword: null, seedDocs: resolve('seed-docs'), publicRead: true,
      trustedProxy: null, logLevel: 'warn', meilisearch: null,
    })
  })

  it('take an empty SEED_DOCS for none, and other empty ones for not set', () => {
    expect(readSettings({ SEED_DOCS: '' }).seedDocs).toBe(null)
    expect(readSettings({ PORT: '', PUBLIC_READ: ' ', ADMIN_PASSWORD: '', DATABASE_URL: '', MEILI_URL: '' })).toEqual(readSettings({}))
  })

  it.each([['false', false], ['0', false], ['OFF', false], ['true', true], ['1', true]])('read PUBLIC_READ=%s', (value, publicRead) => {
    expect(readSettings({ PUBLIC_READ: value }).publicRead).toBe(publicRead)
  })

  it.each(['-1', '65536', '4000.5', 'abc', '0x10'])('refuse PORT=%s', (PORT) => {
    expect(() => readSettings({ PORT })).toThrow('PORT 要是 0 到 65535 之间的整数')
  })

  it('name a Meilisearch server, with or without a key', () => {
    expect(readSettings({ MEILI_URL: 'http://127.0.0.1:7700' }).meilisearch).toEqual({ url: 'http://127.0.0.1:7700/', key: null, name: 'zhengdian' })
    expect(readSettings({ MEILI_URL: ' https://search.example.cn/meili/ ', MEILI_KEY: ' k ', MEILI_INDEX: 'county_2' }).meilisearch)
      .toEqual({ url: 'https://search.example.cn/meili/', key: 'k', name: 'county_2' })
  })

  it.each(['localhost:7700', '127.0.0.1:7700', 'ftp://search', 'http://', '乱写', 'http://admin:geheim@search:7700', 'http://search:7700/?key=geheim'])('refuse MEILI_URL=%s without repeating it', (MEILI_URL) => {
    const attempt = () => readSettings({ MEILI_URL, MEILI_KEY: 'geheim' })
    expect(attempt).toThrow('MEILI_URL 要是 http:// 或 https:// 开头的地址')
    expect(attempt).not.toThrow('geheim')
  })

  it('refuse a key without a server, and a name that no index can have', () => {
    const attempt = () => readSettings({ MEILI_KEY: 'geheim' })
    expect(attempt).toThrow('MEILI_KEY 设了而 MEILI_URL 没有设')
    expect(attempt).not.toThrow('geheim')
    expect(() => readSettings({ MEILI_URL: 'http://search:7700', MEILI_INDEX: '政典' })).toThrow('MEILI_INDEX 只能用字母、数字')
  })

  it('refuse what is not served yet without repeating a password in it', () => {
    const attempt = () => readSettings({ DATABASE_URL: 'postgresql://u:geheim@db/z' })
    expect(attempt).toThrow('请去掉 DATABASE_URL')
    expect(attempt).not.toThrow('geheim')
  })
})

it('a folder of start documents that is not there is told, because the first start comes only once', () => {
  expect(() => readSettings({ SEED_DOCS: '/不存在/文稿' })).toThrow('SEED_DOCS 指的文件夹不存在')
  expect(readSettings({ SEED_DOCS: '' }).seedDocs).toBe(null)
})
