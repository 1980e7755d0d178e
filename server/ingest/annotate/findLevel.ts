import type { DocumentKind, Level } from '../AnnotatedText.ts'

/** Bodies and words for the whole of an area, by the level they speak for. */
const voices: readonly (readonly [Level, RegExp])[] = [
  ['NATIONAL', /中共中央|党中央|国务院|中华人民共和国|全国人民代表大会|全国人大|中央[^企]/],
  ['PROVINCIAL', /省委|省政府|省人民政府|全省|省长|我省|自治区|省人民代表大会/],
  ['MUNICIPAL', /市委|市政府|[市州]人民政府|[全我][市州]|市长|州委|市人民代表大会/],
  ['COUNTY', /县委|区委|县政府|区政府|[县区]人民政府|[全我][县区]|[县区]长/],
  ['TOWNSHIP', /[镇乡]党委|[镇乡]政府|[镇乡]人民政府|[全我][镇乡]|[镇乡]长|街道(?:党工委|办事处)/],
  ['VILLAGE', /村党(?:支部|总支)|村(?:民)?委会|[全我]村|社区党(?:支部|委)/],
]

/** 河南省洛阳市… : the last part is the smallest area. 城市…, 关于…市 and 村镇 are no places. */
const place = /^(?!关于|在|对|加强|推进|深化|促进|城)(?:[\p{Script=Han}X*]{2,7}?(?:省|自治区))?(?:[\p{Script=Han}X*]{2,4}?(?:市|自治州)(?!场|民|政|容|域))?(?:[\p{Script=Han}X*]{2,4}?(?:县|新?区(?!域|划|块|别)))?(?:(?<=[省市县区])[\p{Script=Han}X*]{2,4}?(?:乡|镇|街道)(?!村|镇))?/u

/**
 * The level that speaks: who signs (青石镇党委书记 何建国, also at a meeting of the city), then named in the title (市委书记在…, 河南省…条例), then in the lines of the head (国务院令), then by the
 * place the body opens with (XX市XX区紧紧围绕…), by the words it uses for itself (全区, 我市), and for a rule by who carries it out.
 */
export function findLevel(title: string, kind: DocumentKind, signed: string | null, headLines: readonly string[], text: string): Level | null {
  const opening = text.slice(0, 3000)
  const named = title.replaceAll(/《[^》]*》/g, '')
  const compound = /[\p{Script=Han}X*]{2,6}?市[\p{Script=Han}X*]{2,6}?[区县](?=紧紧|始终|坚持|认真|全面|深入|严格|积极|委|,|，)/u.exec(opening)
  return firstVoice(signed ?? '') ?? firstVoice(named) ?? areaLevel(named) ?? firstVoice(headLines.join('\n'))
    ?? headLines.map(areaLevel).find((level) => level !== null) ?? (compound ? 'COUNTY' : ownWord(opening))
    ?? (kind === 'REGULATION' && opening.includes('国务院') ? 'NATIONAL' : null)
}

function firstVoice(text: string): Level | null {
  const found = voices.flatMap(([level, pattern]) => {
    const at = text.search(pattern)
    return at < 0 ? [] : [{ level, at }]
  })
  return found.sort((a, b) => a.at - b.at)[0]?.level ?? null
}

function areaLevel(title: string): Level | null {
  if (/^(?!关于|在)[\p{Script=Han}]{2,8}(?:村|社区)(?=\d{4}年|党[支总]|村规|居民|议事)/u.test(title)) return 'VILLAGE'
  const area = place.exec(title)?.[0] ?? ''
  if (/(?:乡|镇|街道)$/.test(area)) return 'TOWNSHIP'
  if (/[县区]$/.test(area) && !area.endsWith('自治区')) return 'COUNTY'
  if (/[市州]$/.test(area)) return 'MUNICIPAL'
  return area === '' ? null : 'PROVINCIAL'
}

/** 全区 and 我区 said most often; a tie or a single mention says nothing. */
function ownWord(text: string): Level | null {
  const units: readonly (readonly [Level, RegExp])[] = [
    ['PROVINCIAL', /[全我]省/g], ['MUNICIPAL', /[全我]市/g], ['COUNTY', /[全我][县区]/g], ['TOWNSHIP', /[全我][乡镇]/g], ['VILLAGE', /[全我]村/g],
  ]
  const counts = units.map(([level, pattern]) => ({ level, count: text.match(pattern)?.length ?? 0 })).sort((a, b) => b.count - a.count)
  const [most, second] = counts
  return most && most.count > 1 && most.count > (second?.count ?? 0) ? most.level : null
}
