import { LEVELS, type Duty } from '../CatalogRow.ts'
import type { DepartmentRegister } from '../DepartmentRegister.ts'
import { isNothing, tidyName, tidyText } from '../tidyText.ts'
import type { ColumnField } from './ColumnField.ts'
import { parseLevels } from './parseLevels.ts'

/** How a township's and a village's share are headed: the list speaks of every township, so the party is the kind of body. */
export const TOWNSHIP_PARTY = '乡镇（街道）'
export const VILLAGE_PARTY = '村（社区）'
/** The party of a county's duties in a list that names no department. */
export const COUNTY_PARTY = '县级部门'
/** What a department does that a list only calls 配合部门, or a second 牵头部门. */
const COOPERATES = '配合'
const LEADS_TOO = '共同牵头'

const LABELLED = /^(.{1,60}?)（((?:国家|省|市|县|镇|村)级)）：(.*)$/
const NAMED = /^([^：:，。；]{2,30})[：:]\s*(.+)$/

/**
 * Who has to do what, from the columns of one item; an item of several rows has one department and its duties in each.
 * A cell whose lines begin with departments (`县民政局：负责…`) is taken apart.
 */
export function readDuties(lines: readonly ReadonlyMap<ColumnField, string>[], departments: DepartmentRegister): Duty[] {
  const duties: Duty[] = []
  let lead: string | null = null
  for (const line of lines) {
    const [first, ...others] = departments.split(line.get('leadDepartment') ?? '')
    lead = first ?? lead
    const text = tidyDuty(line.get('leadDuty'))
    const named = splitByParty(text, departments)
    if (named) duties.push(...named)
    else if (text !== '') for (const party of [lead ?? COUNTY_PARTY, ...others]) duties.push({ party, level: 'COUNTY', text })
    else for (const party of others) duties.push({ party, level: 'COUNTY', text: LEADS_TOO })

    const cooperation = tidyDuty(line.get('cooperatingDuty'))
    const cooperating = departments.split(line.get('cooperatingDepartments') ?? '')
    const shares = splitByParty(cooperation, departments)
    if (shares) duties.push(...shares)
    for (const party of cooperating.filter((name) => !shares?.some((share) => share.party === name))) {
      duties.push({ party, level: 'COUNTY', text: shares || cooperation === '' ? COOPERATES : cooperation })
    }
    if (cooperating.length === 0 && !shares && cooperation !== '') duties.push({ party: COUNTY_PARTY, level: 'COUNTY', text: cooperation })
    duties.push(
      { party: TOWNSHIP_PARTY, level: 'TOWNSHIP', text: tidyDuty(line.get('townshipDuty')) },
      { party: VILLAGE_PARTY, level: 'VILLAGE', text: tidyDuty(line.get('villageDuty')) },
      ...parseDuties(line.get('otherDuties') ?? ''),
    )
  }
  return orderDuties(duties, departments.split(lines[0]?.get('leadDepartment') ?? '')[0] ?? null)
}

/** Duties as `formatDuties` writes them; a line that begins with no party goes on with the duty above. */
export function parseDuties(text: string): Duty[] {
  const duties: Duty[] = []
  for (const line of tidyText(text).split('\n')) {
    const match = LABELLED.exec(line)
    const level = match ? parseLevels(match[2]!)?.[0] : undefined
    const last = duties.at(-1)
    if (match && level) duties.push({ party: tidyName(match[1]!), level, text: match[3]! })
    else if (last) duties[duties.length - 1] = { ...last, text: `${last.text}\n${line}` }
  }
  return duties.map((duty) => ({ ...duty, text: tidyDuty(duty.text) }))
}

/** One duty per party and level, the lead department's first, then county before township before village; those without text are left out. */
export function orderDuties(duties: readonly Duty[], lead: string | null): Duty[] {
  const merged = new Map<string, Duty>()
  for (const duty of duties) {
    if (duty.text === '' || duty.party === '') continue
    const key = `${duty.level} ${duty.party}`
    const same = merged.get(key)
    const texts = same ? new Set([same.text, duty.text]) : [duty.text]
    merged.set(key, { ...duty, text: [...texts].join('\n') })
  }
  const rank = ({ party, level }: Duty) => (party === (lead ?? COUNTY_PARTY) && level === 'COUNTY' ? -1 : LEVELS.indexOf(level))
  return [...merged.values()].sort((one, other) => rank(one) - rank(other))
}

function tidyDuty(text: string | undefined): string {
  return text === undefined || isNothing(text) ? '' : tidyText(text)
}

function splitByParty(text: string, departments: DepartmentRegister): Duty[] | null {
  const duties: Duty[] = []
  for (const line of text.split('\n')) {
    const match = NAMED.exec(line)
    const last = duties.at(-1)
    if (match && departments.knows(match[1]!)) duties.push({ party: departments.nameOf(match[1]!), level: 'COUNTY', text: match[2]! })
    else if (last) duties[duties.length - 1] = { ...last, text: `${last.text}\n${line}` }
    else return null
  }
  return duties.length > 0 ? duties : null
}
