import type { Report } from '@yangguang/annual-report'
import { sql } from 'kysely'
import { getBody } from '#foundation/bodies'
import { ledgerSize, record } from '#foundation/ledger'
import { type Clock, day } from '#platform/clock'
import { canonicalJson, newId, sha256 } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { SectionTexts } from './contract.ts'
import { allTexts } from './sections.ts'
import { statesFor } from './store.ts'
import type { Override, Tables } from './tables.ts'

/** How a report comes in that was made elsewhere. */
export interface Arrival {
  actor?: string
  /** It takes the place of one imported before, as a new edition with this note. */
  replacing?: string
  /** It also takes the place of a draft the body has begun here. */
  overDraft?: boolean
}

/** Puts a report that was made elsewhere on the portal, under its body, as it was read. @returns its id */
export async function importReport(
  tx: Tx,
  clock: Clock,
  bodyId: string,
  report: Report & { year: number },
  arrival: Arrival = {},
): Promise<string> {
  const body = await getBody(tx, bodyId, clock.today())
  if (!body) throw new Refusal('reports.no_body', 422)
  const earlier =
    arrival.replacing === undefined
      ? undefined
      : await earlierOf(tx, bodyId, report.year, arrival.overDraft === true)
  const id = newId()
  const canonical = canonicalJson(report)
  const { overview, problems, other } = report.sections
  const texts = allTexts({ overview: overview ?? '', problems: problems ?? '', other: other ?? '' })
  const inserted = await tx
    .withTables<Tables>()
    .insertInto('report_report')
    .values({
      id,
      body_id: bodyId,
      year: report.year,
      format: report.format,
      scope: 'own',
      bodies: [bodyId],
      origin: 'imported',
      state: 'published',
      version: 1,
      sections: sql<SectionTexts>`${JSON.stringify(texts)}::jsonb`,
      overrides: sql<Record<string, Override>>`'{}'::jsonb`,
      canonical,
      digest: sha256(canonical),
      ledger_position: await ledgerSize(tx),
      published_at: report.issuedOn ? new Date(`${day(report.issuedOn)}T00:00:00+08:00`) : clock.now(),
      created_at: clock.now(),
      frozen_at: clock.now(),
      ...(earlier
        ? { edition: earlier.edition + 1, corrects: earlier.id, correction_note: arrival.replacing ?? '' }
        : {}),
    })
    .onConflict((conflict) => conflict.columns(['body_id', 'year', 'edition']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new Refusal('reports.exists', 409)
  if (earlier)
    await tx
      .withTables<Tables>()
      .updateTable('report_report')
      .set({ superseded_by: id })
      .where('id', '=', earlier.id)
      .execute()
  await record(tx, clock, {
    kind: 'report.imported',
    subject: { kind: 'report', id },
    body: bodyId,
    ...(arrival.actor ? { actor: arrival.actor } : {}),
    payload: { year: report.year, format: report.format, digest: sha256(canonical).toString('hex') },
  })
  return id
}

/** The edition the new one takes the place of. One made in this system is its own body's to correct, once it is under review. */
async function earlierOf(
  tx: Tx,
  body: string,
  year: number,
  overDraft: boolean,
): Promise<{ id: string; edition: number } | undefined> {
  const rows = await tx
    .withTables<Tables>()
    .selectFrom('report_report')
    .select(['id', 'edition', 'origin', 'state'])
    .where('body_id', '=', body)
    .where('year', '=', year)
    .where('superseded_by', 'is', null)
    .orderBy('edition', 'desc')
    .forUpdate()
    .execute()
  const own = rows.filter(({ origin }) => origin === 'compiled').map(({ state }) => state)
  if (own.some((state) => state === 'published' || state === 'archived'))
    throw new Refusal('reports.own_published', 409)
  if (own.some((state) => !statesFor.edit.includes(state))) throw new Refusal('reports.own_in_review', 409)
  if (own.length > 0 && !overDraft) throw new Refusal('reports.own_draft', 409)
  return rows[0]
}
