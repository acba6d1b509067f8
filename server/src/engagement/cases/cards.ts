import { sql } from 'kysely'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { ruleAt } from '#foundation/rules'
import type { Clock } from '#platform/clock'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type CaseState, lightOf } from './case.ts'
import { addStep, addSteps, type CaseRecord } from './store.ts'
import type { Tables } from './tables.ts'

/** States in which a limit runs. */
export const running: readonly CaseState[] = [
  'received',
  'dispatching',
  'signing',
  'returned',
  'handling',
  'reviewing',
]
const BATCH = 300

/**
 * Deals the cards: yellow once the warning share of a limit has gone, red after its end, each once a round. A card
 * stands in the case's timeline and in the ledger; a red one lays the case before the heads. @returns how many
 */
export async function dealCards(db: Db, clock: Clock): Promise<{ yellow: number; red: number }> {
  const share = (await ruleAt(db, 'cases.warn_share', clock.today())).value
  const dealt = { yellow: 0, red: 0 }
  for (;;) {
    const batch = await inTransaction(db, (tx) => dealSome(tx, clock, share))
    dealt.yellow += batch.filter(({ color }) => color === 'yellow').length
    dealt.red += batch.filter(({ color }) => color === 'red').length
    if (batch.length < BATCH) return dealt
  }
}

async function dealSome(tx: Tx, clock: Clock, share: number) {
  const now = clock.now()
  const rows = await tx
    .withTables<Tables>()
    .selectFrom('cases_case as c')
    .select(['c.id', 'c.number', 'c.round', 'c.body_id', 'c.limit_from', 'c.due_at'])
    .where('c.state', 'in', [...running])
    .where('c.due_at', 'is not', null)
    .where(
      sql<boolean>`c.limit_from + (c.due_at - c.limit_from) * ${share}::float8 / 100 <= ${now}::timestamptz`,
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('cases_card as k')
            .select('k.case_id')
            .whereRef('k.case_id', '=', 'c.id')
            .whereRef('k.round', '=', 'c.round')
            .where(sql<boolean>`(k.color = 'red' or c.due_at >= ${now}::timestamptz)`),
        ),
      ),
    )
    .orderBy('c.due_at')
    .limit(BATCH)
    .forUpdate('c')
    .skipLocked()
    .execute()
  const cards = rows.flatMap((row) => {
    const light = lightOf(now, row.limit_from, row.due_at, share)
    return light === 'yellow' || light === 'red' ? [{ ...row, color: light }] : []
  })
  if (cards.length === 0) return []
  await tx
    .withTables<Tables>()
    .insertInto('cases_card')
    .values(
      cards.map(({ id, round, color, body_id }) => ({ case_id: id, round, color, body_id, dealt_at: now })),
    )
    .execute()
  await addSteps(
    tx,
    clock,
    cards.map(({ id, color, body_id }) => ({ caseId: id, act: `${color}_card`, open: false, body: body_id })),
  )
  await record(
    tx,
    clock,
    ...cards.map(({ id, number, color, round, body_id }) => ({
      kind: `case.${color}_card`,
      subject: { kind: 'case', id },
      body: body_id,
      payload: { number, round },
    })),
  )
  return cards
}

/** 催办: the desk, or who supervises, asks for speed; the words stand in the timeline of those who handle. */
export async function remindCase(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  id: string,
  input: { version: number; note: string },
): Promise<void> {
  const row = await tx
    .withTables<Tables>()
    .selectFrom('cases_case')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('cases.not_found', 404)
  if (row.version !== input.version) throw new Refusal('cases.changed_meanwhile', 409)
  if (!running.includes(row.state)) throw new Refusal('cases.cannot_remind', 409)
  await addStep(tx, clock, id, { act: 'reminded', open: false, body: row.body_id, actor, note: input.note })
  await record(tx, clock, {
    kind: 'case.reminded',
    subject: { kind: 'case', id },
    body: row.body_id,
    actor: actor.id,
    payload: { number: row.number, round: row.round },
  })
}

/** Cards of a case, the first first. */
export async function cardsOf(db: Db, id: string) {
  return db
    .withTables<Tables>()
    .selectFrom('cases_card')
    .select(['color', 'dealt_at', 'round'])
    .where('case_id', '=', id)
    .orderBy('dealt_at')
    .execute()
}

/** Cases somebody asked to hurry in their present round. */
export async function remindedAmong(db: Db, rows: readonly CaseRecord[]): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set()
  const found = await db
    .withTables<Tables>()
    .selectFrom('cases_step as s')
    .innerJoin('cases_case as c', 'c.id', 's.case_id')
    .select('c.id')
    .where(
      'c.id',
      'in',
      rows.map(({ id }) => id),
    )
    .where('s.act', '=', 'reminded')
    .where((eb) => eb('s.at', '>=', eb.fn.coalesce('c.limit_from', 'c.submitted_at')))
    .execute()
  return new Set(found.map(({ id }) => id))
}
