/** The words people read for the schema's enums. */
export const KIND_WORDS = { SPEECH: '讲话', EXCHANGE_REMARKS: '交流发言', POLICY: '政策文件', REGULATION: '法规', OTHER: '其他' } as const
export const LEVEL_WORDS = { NATIONAL: '国家', PROVINCIAL: '省级', MUNICIPAL: '市级', COUNTY: '县级', TOWNSHIP: '乡级', VILLAGE: '村级' } as const
/** What a directive is called that commands without a word of command: 加强源头治理 says no 要, so none is put into its mouth. */
export const MODALITY_LABELS = { REQUIRE: '要求', TARGET: '目标', ENCOURAGE: '鼓励', PROHIBIT: '禁止' } as const

/** 一 + 系统构建… → 一、系统构建…; （一） and 一是 stand before their heading as they are. */
export function nameSection(section: { readonly number: string | null, readonly heading: string }): string {
  const { number, heading } = section
  if (!number) return heading
  if (/^[零〇一二三四五六七八九十百]+$/u.test(number)) return `${number}、${heading}`
  if (/^\d+$/u.test(number)) return `${number}. ${heading}`
  return /^第.+$/u.test(number) ? `${number} ${heading}` : `${number}${heading}`
}
