import { LEVELS } from '../documents/documentsAddress.ts'
import type { Item } from './itemQueries.ts'
import type { Level, TimeUnit } from './catalogWords.ts'

export interface LimitForm {
  readonly amount: string
  /** Empty: no limit stated. */
  readonly unit: TimeUnit | ''
}

export interface BasisForm {
  readonly law: string
  readonly article: string
  readonly text: string
}

export interface DutyForm {
  readonly party: string
  readonly level: Level
  readonly text: string
}

/** An item as a person writes it; elements that its kind does not have stay blank and are not shown. */
export interface ItemForm {
  readonly code: string
  readonly name: string
  readonly itemType: string
  readonly department: string
  readonly exerciseLevels: readonly Level[]
  readonly legalBases: readonly BasisForm[]
  /** One a line. */
  readonly materials: string
  readonly statutoryLimit: LimitForm
  readonly committedLimit: LimitForm
  readonly fee: string
  readonly channels: string
  readonly domain: string
  readonly duties: readonly DutyForm[]
  readonly undertakingMode: string
  readonly process: string
  readonly guarantee: string
  readonly source: string
  readonly note: string
}

export type FormField = keyof ItemForm

const NO_LIMIT: LimitForm = { amount: '', unit: '' }
export const BLANK_FORM: ItemForm = {
  code: '', name: '', itemType: '', department: '', exerciseLevels: [], legalBases: [], materials: '', statutoryLimit: NO_LIMIT, committedLimit: NO_LIMIT,
  fee: '', channels: '', domain: '', duties: [], undertakingMode: '', process: '', guarantee: '', source: '', note: '',
}

/** What the API calls by the role of the department, the form calls by what it is. */
export function formFieldOf(field: string): FormField | null {
  if (field === 'competentDepartment' || field === 'leadDepartment') return 'department'
  return Object.hasOwn(BLANK_FORM, field) ? field as FormField : null
}

export function openForm(item: Pick<Item, 'fields' | 'levels' | 'legalBases'> & Partial<Pick<Item & { __typename: 'ServiceItem' }, 'materials' | 'statutoryLimit' | 'committedLimit'>>
  & Partial<Pick<Item & { __typename: 'CoordinationItem' }, 'duties'>>): ItemForm {
  const texts = Object.fromEntries(item.fields.flatMap(({ field, text }) => {
    const name = formFieldOf(field)
    return name && typeof BLANK_FORM[name] === 'string' ? [[name, text ?? '']] : []
  })) as Partial<ItemForm>
  const limit = (one: { amount: number | null, unit: TimeUnit } | null | undefined): LimitForm => one ? { amount: one.amount?.toString() ?? '', unit: one.unit } : NO_LIMIT
  return {
    ...BLANK_FORM, ...texts,
    exerciseLevels: item.fields.some(({ field }) => field === 'exerciseLevels') ? LEVELS.filter((level) => item.levels.includes(level)) : [],
    legalBases: item.legalBases.map(({ law, article, text }) => ({ law, article: article ?? '', text: text ?? '' })),
    materials: item.materials?.join('\n') ?? '',
    statutoryLimit: limit(item.statutoryLimit),
    committedLimit: limit(item.committedLimit),
    duties: item.duties ?? [],
  }
}

/** What the form says otherwise than before, as the API takes it; blank: nothing stated. */
export function changesOf(before: ItemForm, now: ItemForm) {
  const fields = (Object.keys(BLANK_FORM) as FormField[]).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(now[field]))
  return inputOf(now, fields)
}

/** These fields of the form, as the API takes them. */
export function inputOf(form: ItemForm, fields: readonly FormField[]) {
  const whole = {
    ...form,
    ...Object.fromEntries(Object.entries(form).filter(([, value]) => typeof value === 'string').map(([field, value]) => [field, (value as string).trim() || null])),
    exerciseLevels: [...form.exerciseLevels],
    legalBases: form.legalBases.filter(({ law }) => law.trim() !== '').map(({ law, article, text }) => ({ law: law.trim(), article: article.trim() || null, text: text.trim() || null })),
    materials: form.materials.split('\n').map((line) => line.trim()).filter(Boolean),
    statutoryLimit: limitOf(form.statutoryLimit),
    committedLimit: limitOf(form.committedLimit),
    duties: form.duties.filter(({ text }) => text.trim() !== '').map(({ party, level, text }) => ({ party: party.trim(), level, text: text.trim() })),
  }
  return Object.fromEntries(fields.map((field) => [field, whole[field]]))
}

/** 即时办结 has no amount; an amount that is no number counts as none, and the server says that it misses one. */
function limitOf({ amount, unit }: LimitForm): { amount: number | null, unit: TimeUnit } | null {
  if (unit === '') return null
  return { amount: unit === 'IMMEDIATE' || !/^\d+$/u.test(amount.trim()) ? null : Number(amount), unit }
}
