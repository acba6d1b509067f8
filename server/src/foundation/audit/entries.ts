import { latestNames } from '#foundation/bodies'
import { accountLogins, accountNames } from '#foundation/identity'
import { browseEntries, type EntryFilter } from '#foundation/ledger'
import { addDays, day } from '#platform/clock'
import type { Db } from '#platform/db'
import type { AuditRow } from './contract.ts'
import { kindLabel } from './kind-labels.ts'
import { payloadLine } from './payload-labels.ts'

/** The days of a filter, both included, as instants of Beijing time. */
export function filterOf(ask: {
  kind?: string | undefined
  actor?: string | undefined
  body?: string | undefined
  subject?: string | undefined
  from?: string | undefined
  to?: string | undefined
}): EntryFilter {
  const { from, to, ...rest } = ask
  return {
    ...rest,
    since: from === undefined ? undefined : new Date(`${from}T00:00:00+08:00`),
    before: to === undefined ? undefined : new Date(`${addDays(day(to), 1)}T00:00:00+08:00`),
  }
}

/** Entries with the names of today beside their ids. */
export async function auditRows(
  db: Db,
  filter: EntryFilter,
  page: { limit: number; offset: number },
): Promise<AuditRow[]> {
  const entries = await browseEntries(db, filter, page)
  const actors = entries.flatMap((entry) => entry.actor ?? [])
  const [people, logins, bodies] = await Promise.all([
    accountNames(db, actors),
    accountLogins(db, actors),
    latestNames(
      db,
      entries.flatMap((entry) => entry.body ?? []),
    ),
  ])
  return entries.map((entry) => ({
    position: entry.position.toString(),
    id: entry.id,
    at: entry.recordedAt,
    kind: entry.kind,
    kindLabel: kindLabel(entry.kind),
    actorId: entry.actor,
    actorName: entry.actor === null ? '系统' : (people.get(entry.actor)?.name ?? ''),
    actorLogin: entry.actor === null ? '' : (logins.get(entry.actor) ?? ''),
    bodyName: entry.body === null ? '' : (bodies.get(entry.body) ?? ''),
    subjectKind: entry.subjectKind,
    subjectId: entry.subjectId,
    detail:
      entry.payload === null
        ? null
        : Object.entries(entry.payload).map(([name, value]) => payloadLine(name, value)),
  }))
}
