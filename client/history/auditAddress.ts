import type { LocationQuery, LocationQueryRaw } from 'vue-router'

/** Groups of actions, by what their codes begin with. */
export const ACTION_GROUPS = { document: '文稿', catalog: '清单', edition: '清单版本', item: '事项', department: '部门', reference: '互见', user: '人员' } as const
export type ActionGroup = keyof typeof ACTION_GROUPS

/** What the log shows; all of it stands in the address. */
export interface AuditState {
  readonly group: ActionGroup | ''
  /** Id of a user, or `system`. */
  readonly actor: string
  readonly subject: string
  /** ISO 8601 days; empty: open. */
  readonly from: string
  readonly to: string
  /** Cursor of the entry before the page; empty: the latest. */
  readonly after: string
}

/** ?what=edition&from=2026-01-01 → state; what makes no sense is left out. */
export function readAuditAddress(query: LocationQuery): AuditState {
  const one = (name: string): string => [query[name]].flat()[0] ?? ''
  const day = (name: string): string => /^\d{4}-\d\d-\d\d$/u.test(one(name)) ? one(name) : ''
  return {
    group: (Object.keys(ACTION_GROUPS) as ActionGroup[]).find((group) => group === one('what')) ?? '',
    actor: one('actor'), subject: one('subject'), from: day('from'), to: day('to'), after: one('after'),
  }
}

/** The inverse of `readAuditAddress`; what is open is left out. */
export function writeAuditAddress({ group, actor, subject, from, to, after }: AuditState): LocationQueryRaw {
  return { ...group && { what: group }, ...actor && { actor }, ...subject && { subject }, ...from && { from }, ...to && { to }, ...after && { after } }
}

export function toAuditFilter({ group, actor, subject, from, to }: AuditState) {
  return {
    ...group && { actions: [group] }, ...actor && { actors: [actor] }, ...subject && { subjects: [subject] }, ...from && { dateFrom: from }, ...to && { dateTo: to },
  }
}

/** Where the entries that are shown, all pages of them, can be fetched as a file. */
export function auditExportAddress(state: AuditState): string {
  const query = new URLSearchParams(Object.entries(toAuditFilter(state)).flatMap(([name, values]) => [values].flat().map((value) => [name, value])))
  const asked = query.toString()
  return `/audit.csv${asked && `?${asked}`}`
}
