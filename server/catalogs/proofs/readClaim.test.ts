import { describe, expect, it } from 'vitest'
import { readClaim } from './readClaim.ts'

const NAMES = ['乡村政务服务事项通用目录', '河南省乡村政务服务事项通用目录', '政务服务事项']

/** The claim of the figure that stands between ⟦ and ⟧. */
function claimIn(marked: string, noun: string | null, { approximate = false, unit = '项' } = {}) {
  const start = marked.indexOf('⟦')
  const value = Number(/\d+/.exec(marked.slice(start))?.[0])
  return readClaim(marked.replace(/[⟦⟧]/g, ''), { start, value, unit, noun, approximate }, NAMES)
}

describe('a figure in a text', () => {
  it.each([
    ['将省里明确的⟦154项⟧政务服务事项（其中下放到村级33项）依法下放乡村', '政务服务事项', { claimed: 154, scope: null }],
    ['将省里明确的154项政务服务事项（其中下放到村级⟦33项⟧）依法下放乡村', '政务服务事项', { claimed: 33, scope: 'VILLAGE' }],
    ['将154项政务服务事项(其中下放到村级⟦33项⟧)依法下放', '政务服务事项', { claimed: 33, scope: 'VILLAGE' }],
    ['《河南省乡村政务服务事项通用目录》共有⟦154项⟧', null, { claimed: 154, scope: null }],
    ['《河南省乡村政务服务事项通用目录》（以下简称《目录》）明确⟦154项⟧', '事项', { claimed: 154, scope: null }],
    ['全县154项政务服务事项，其中下放到乡镇⟦121项⟧', '政务服务事项', { claimed: 121, scope: 'TOWNSHIP' }],
  ])('%s claims the size of the list', (text, noun, claim) => {
    expect(claimIn(text, noun)).toEqual(claim)
  })

  it.each([
    ['首批下放⟦20项⟧政务服务事项', '政务服务事项', {}],
    ['新增⟦5项⟧政务服务事项', '政务服务事项', {}],
    ['推动⟦154项⟧重点工作', '重点工作', {}],
    ['《党和国家机构改革方案》共⟦12项⟧', null, {}],
    ['政务服务事项中，其中网上可办的有⟦90项⟧', '政务服务事项', {}],
    ['超过⟦150项⟧政务服务事项', '政务服务事项', { approximate: true }],
    ['⟦154天⟧政务服务事项', '政务服务事项', { unit: '天' }],
  ])('%s claims nothing about it', (text, noun, options) => {
    expect(claimIn(text, noun, options)).toBe(null)
  })
})
