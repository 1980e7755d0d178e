import { Readable } from 'node:stream'
import type { SqlEntityManager } from '@mikro-orm/sqlite'
import { User } from '../accounts/User.ts'
import { guardFormula } from '../catalogs/export/guardFormula.ts'
import { FIELD_LABELS } from '../catalogs/rowFields.ts'
import { ACTION_LABELS } from '../history/auditActions.ts'
import { describeDifferences, describeFacts } from '../history/describeHistory.ts'
import { findChanges } from '../history/findChanges.ts'
import { readAudit, type AuditFilter } from '../history/listAudit.ts'

const HEADER = ['时间', '谁', '做了什么', '对象', '事实', '改动', '原因']

/** The audit log as a .csv (UTF-8 with byte order mark), a piece at a time; `?actions=edition&actors=usr_…&dateFrom=2026-01-01`. No cell can act as a formula. */
export function exportAudit(em: SqlEntityManager, query: Readonly<Record<string, unknown>>): Readable {
  const many = (name: string) => [query[name] ?? []].flat().map(String)
  const day = (name: string) => many(name).find((text) => /^\d{4}-\d{2}-\d{2}$/.test(text)) ?? null
  return Readable.from(writeAudit(em, { actions: many('actions'), actors: many('actors'), subjects: many('subjects'), text: many('text')[0] ?? null, dateFrom: day('dateFrom'), dateTo: day('dateTo') }))
}

async function* writeAudit(em: SqlEntityManager, filter: AuditFilter): AsyncGenerator<string> {
  yield `\ufeff${writeLine(HEADER)}`
  const names = new Map((await em.find(User, {}, { fields: ['name'] })).map(({ id, name }) => [id, name]))
  for await (const entries of readAudit(em, filter)) {
    const changes = await findChanges(em.fork(), entries)
    yield entries.map(({ at, actor, action, subject, detail }, index) => writeLine([
      at.toISOString(), actor ? names.get(actor) ?? actor : '系统', ACTION_LABELS[action] ?? action, subject ?? '',
      describeFacts(detail).map(({ label, value }) => `${label}：${value}`).join('；'),
      describeDifferences(changes[index]?.differences ?? [], FIELD_LABELS).map(({ label, from, to }) => `${label}：${from ?? '（空）'} → ${to ?? '（空）'}`).join('\n'),
      changes[index]?.reason ?? '',
    ])).join('')
  }
}

function writeLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${guardFormula(cell).replaceAll('"', '""')}"`).join(',')}\r\n`
}
