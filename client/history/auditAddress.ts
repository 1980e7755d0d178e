import type { LocationQuery, LocationQueryRaw } from 'vue-router'

/** Groups of actions, by what their codes begin with. */
export const ACTION_GROUPS: Readonly<Record<string, string>> = { document: '文稿', catalog: '清单', edition: '清单版本', item: '事项', department: '部门', reference: '互见', user: '人员' }

/** What the log shows; all of it stands in the address. */
export interface AuditState {
  /** A group of actions, or one of them: edition, edition.publish. */
  readonly action: string
  /** Id of a user, or `system`. */
  readonly actor: string
  readonly subject: string
  /** Words that the facts hold. */
  readonly text: string
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
    action: /^[a-z]+(?:\.[a-z]+)*$/u.test(one('what')) ? one('what') : '',
    actor: one('actor'), subject: one('subject'), text: one('text').trim(), from: day('from'), to: day('to'), after: one('after'),
  }
}

/** The inverse of `readAuditAddress`; what is open is left out. */
export function writeAuditAddress({ action, actor, subject, text, from, to, after }: AuditState): LocationQueryRaw {
  return { ...action && { what: action }, ...actor && { actor }, ...subject && { subject }, ...text && { text }, ...from && { from }, ...to && { to }, ...after && { after } }
}

export function toAuditFilter({ action, actor, subject, text, from, to }: AuditState) {
  return {
    ...action && { actions: [action] }, ...actor && { actors: [actor] }, ...subject && { subjects: [subject] }, ...text && { text },
    ...from && { dateFrom: from }, ...to && { dateTo: to },
  }
}

/** Where the entries that are shown, all pages of them, can be fetched as a file. */
export function auditExportAddress(state: AuditState): string {
  const query = new URLSearchParams(Object.entries(toAuditFilter(state)).flatMap(([name, values]) => [values].flat().map((value) => [name, value])))
  const asked = query.toString()
  return `/audit.csv${asked && `?${asked}`}`
}
