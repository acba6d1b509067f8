import { type Body, listBodies } from '#foundation/bodies'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { SiteRecord } from '#foundation/sites'
import type { Clock, Day } from '#platform/clock'
import { newId } from '#platform/crypto'
import { type Db, lockSubject, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { IndexRuleInput, IndexRuleView } from './contract.ts'
import { valuesOf } from './index-numbers.ts'
import { numberOf, patternFault } from './pattern.ts'
import type { Tables } from './tables.ts'

/** Enters the pattern of a site or of one of its bodies from a day on; numbers already given stay. */
export async function enterIndexRule(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  site: SiteRecord,
  input: IndexRuleInput,
): Promise<void> {
  const parts: Record<string, string> = { ...input.parts }
  const fault = patternFault(input.pattern, parts)
  if (fault) throw new Refusal(`numbering.${fault}`, 422)
  await lockSubject(tx, `numbering:${input.bodyId ?? site.id}`)
  const own = tx.withTables<Tables>()
  const last = await own
    .selectFrom('numbering_rule')
    .selectAll()
    .where('site_id', '=', site.id)
    .where((eb) => (input.bodyId ? eb('body_id', '=', input.bodyId) : eb('body_id', 'is', null)))
    .orderBy('from_day', 'desc')
    .executeTakeFirst()
  if (last && last.from_day >= input.from)
    throw new Refusal('numbering.not_later', 409, { from: last.from_day })
  if (last)
    await own.updateTable('numbering_rule').set({ until_day: input.from }).where('id', '=', last.id).execute()
  const id = newId()
  await own
    .insertInto('numbering_rule')
    .values({
      id,
      site_id: site.id,
      body_id: input.bodyId,
      pattern: input.pattern,
      parts,
      source: input.source,
      from_day: input.from,
      until_day: null,
    })
    .execute()
  await record(tx, clock, {
    kind: 'numbering_rule.entered',
    subject: { kind: 'numbering_rule', id },
    body: site.hostBodyId,
    actor: actor.id,
    payload: { pattern: input.pattern, from: input.from, of: input.bodyId },
  })
}

const sample = { theme: '0201', genre: '11', column: 'tz', siteId: undefined }

/** The rules of a site, with what a number made by each looks like. */
export async function listIndexRules(db: Db, today: Day, site: SiteRecord): Promise<IndexRuleView[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('numbering_rule')
    .selectAll()
    .where((eb) => eb.or([eb('site_id', 'is', null), eb('site_id', '=', site.id)]))
    .orderBy('from_day', 'desc')
    .execute()
  const ids = [site.hostBodyId, ...rows.flatMap((row) => row.body_id ?? [])]
  const bodies = new Map((await listBodies(db, today, ids)).map((body): [string, Body] => [body.id, body]))
  return rows.map((row) => {
    const body = bodies.get(row.body_id ?? site.hostBodyId)
    const values = body ? valuesOf({ ...sample, body }, today, row.parts) : {}
    return {
      id: row.id,
      scope: row.body_id ? ('body' as const) : row.site_id ? ('site' as const) : ('all' as const),
      bodyId: row.body_id,
      bodyName: row.body_id ? (body?.name ?? '') : '',
      pattern: row.pattern,
      parts: row.parts,
      source: row.source,
      from: row.from_day,
      until: row.until_day,
      example: numberOf(row.pattern, values, 1),
    }
  })
}
