import { type Selectable, sql } from 'kysely'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { fillPattern, nextSerial } from '#foundation/numbering'
import { ruleAt } from '#foundation/rules'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { dueOf, type Hours, type ItemAct, mayBe, type Severity, weigh } from './item.ts'
import type { Tables } from './tables.ts'

export type ItemRecord = Selectable<Tables['opinion_item']>

export async function itemRecord(db: Db, id: string): Promise<ItemRecord | undefined> {
  return db
    .withTables<Tables>()
    .selectFrom('opinion_item')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function hoursAt(db: Db, clock: Clock): Promise<Hours> {
  const [first, press, other] = await Promise.all(
    ['emergency.first', 'emergency.press', 'emergency.other'].map((key) => ruleAt(db, key, clock.today())),
  )
  return { first: first?.value ?? 0, press: press?.value ?? 0, other: other?.value ?? 0 }
}

export interface Finding {
  bodyId: string
  title: string
  text: string
  source: string
  url: string
  /** The name another system or feed gives it: what is known already is not taken twice. */
  outerId: string | null
  cameBy: ItemRecord['came_by']
  publishedAt: Date | null
  foundAt: Date
  /** What an officer says; the keyword rules may raise it, never lower it. */
  severity: Severity
}

const graver = (a: Severity, b: Severity): Severity =>
  a === 'major' || b === 'major' ? 'major' : a === 'attention' || b === 'attention' ? 'attention' : 'general'

/** Takes a finding in. @returns the id, undefined where it is known already */
export async function takeFinding(
  tx: Tx,
  clock: Clock,
  actor: Actor | undefined,
  finding: Finding,
): Promise<string | undefined> {
  const own = tx.withTables<Tables>()
  if (finding.outerId) {
    const known = await own
      .selectFrom('opinion_item')
      .select('id')
      .where('body_id', '=', finding.bodyId)
      .where('outer_id', '=', finding.outerId)
      .executeTakeFirst()
    if (known) return undefined
  }
  const rules = await own
    .selectFrom('opinion_rule')
    .selectAll()
    .where('body_id', '=', finding.bodyId)
    .execute()
  const weighed = weigh(rules, `${finding.title}\n${finding.text}`)
  const severity = weighed ? graver(weighed.severity, finding.severity) : finding.severity
  const due = dueOf(severity, finding.foundAt, await hoursAt(tx, clock))
  const id = newId()
  const year = clock.today().slice(0, 4)
  const number = fillPattern(
    'YQ{year}{serial:5}',
    { year },
    await nextSerial(tx, `opinion:${finding.bodyId}`, year),
  )
  const made = await own
    .insertInto('opinion_item')
    .values({
      id,
      number,
      body_id: finding.bodyId,
      title: finding.title,
      text: finding.text,
      source: finding.source,
      url: finding.url,
      outer_id: finding.outerId,
      came_by: finding.cameBy,
      published_at: finding.publishedAt,
      found_at: finding.foundAt,
      severity,
      words: weighed?.words ?? [],
      state: 'new',
      version: 1,
      assigned_to: null,
      assigned_at: null,
      respond_due: due.respond,
      press_due: due.press,
      responded_at: null,
      press_at: null,
      handed_over_at: null,
      handed_over_due: null,
      closed_at: null,
      registered_by: actor?.id ?? null,
    })
    .onConflict((conflict) =>
      conflict.columns(['body_id', 'outer_id']).where('outer_id', 'is not', null).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (!made) return undefined
  await record(tx, clock, {
    kind: 'opinion.found',
    subject: { kind: 'opinion', id },
    body: finding.bodyId,
    ...(actor ? { actor: actor.id } : {}),
    payload: { number, severity, cameBy: finding.cameBy },
  })
  return id
}

export async function actOn(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  act: ItemAct,
  version: number,
  change: (row: ItemRecord) => Promise<Partial<ItemRecord>> | Partial<ItemRecord>,
): Promise<void> {
  const own = tx.withTables<Tables>()
  const row = await own
    .selectFrom('opinion_item')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('opinion.not_found', 404)
  if (row.version !== version) throw new Refusal('opinion.changed_meanwhile', 409)
  if (!mayBe(row.state, act)) throw new Refusal(`opinion.cannot_${act}`, 409)
  const set = await change(row)
  await own
    .updateTable('opinion_item')
    .set({ ...set, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind: `opinion.${act}`,
    subject: { kind: 'opinion', id },
    body: set.assigned_to ?? row.assigned_to ?? row.body_id,
    actor: actor.id,
    payload: { number: row.number, state: set.state ?? row.state },
  })
}
