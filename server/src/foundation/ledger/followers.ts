import { sql } from 'kysely'
import { type Database, type Db, inTransaction, prepared, type Tx } from '#platform/db'
import type { Logger } from '#platform/log'
import type { Entry } from './entry.ts'
import { headerOf, pause } from './sequencer.ts'
import type { Tables } from './tables.ts'

const BATCH = 500
/** Between two batches of a follower: while many write, one batch then holds what came meanwhile. */
const REST_MS = 200

/** Does durable work after entries: index, mail, derived rows. */
export interface Follower {
  name: string
  /** Handles entries in order. Its database work commits together with the follower's new position. */
  apply(tx: Tx, entries: readonly Entry[]): Promise<void>
}

/** Wakes sleepers when the ledger grows; a lost connection only makes them fall back to the clock. */
export interface Bell {
  /** Resolves at the next ring, or after `ms`. */
  wait(ms: number, signal: AbortSignal): Promise<void>
  stop(): Promise<void>
}

export async function listenToLedger(database: Database): Promise<Bell> {
  const client = await database.dedicated()
  const waiting = new Set<() => void>()
  client.on('notification', () => {
    for (const wake of waiting) wake()
  })
  await client.query('listen ledger')
  return {
    async wait(ms, signal) {
      let wake = () => {}
      const rung = new Promise<void>((resolve) => {
        wake = resolve
      })
      waiting.add(wake)
      await Promise.race([rung, pause(ms, signal)])
      waiting.delete(wake)
    },
    stop: () => client.end(),
  }
}

/** Numbered entries from `position` on, in order. */
export async function readEntries(db: Db, position: bigint, limit: number): Promise<Entry[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('ledger_entry')
    .select([
      'id',
      'position',
      'kind',
      'subject_kind',
      'subject_id',
      'body_id',
      'actor_id',
      'recorded_at',
      'payload',
    ])
    .where('position', '>=', position)
    .orderBy('position')
    .limit(limit)
    .modifyEnd(prepared)
    .execute()
  return rows.flatMap((row) =>
    row.position === null ? [] : [{ ...headerOf(row), position: row.position, payload: row.payload }],
  )
}

/** The position the next numbered entry will get. */
export async function ledgerSize(db: Db): Promise<bigint> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('ledger_entry')
    .select(sql<bigint | null>`max(position)`.as('last'))
    .executeTakeFirstOrThrow()
  return row.last === null ? 0n : row.last + 1n
}

/** True before anything at all has happened in this installation. */
export async function ledgerIsEmpty(db: Db): Promise<boolean> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('ledger_entry')
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return row === undefined
}

/**
 * Entries of a simulated log none of which was ever numbered: the program ended while it made its demonstration data,
 * before it served anybody.
 */
export async function demoWasCutOff(db: Db): Promise<boolean> {
  const { rows } = await sql<{ cut_off: boolean }>`
    select exists (select from ledger_log where simulated)
      and exists (select from ledger_entry)
      and not exists (select from ledger_entry where position is not null) as cut_off`.execute(db)
  return rows[0]?.cut_off ?? false
}

/** Whether there is anything for the follower: one question, where a batch is a transaction. */
async function isBehind(db: Db, name: string): Promise<boolean> {
  const { rows } = await sql<{ behind: boolean }>`
    select coalesce((select max(position) from ledger_entry), -1)
      >= coalesce((select position from ledger_follower where name = ${name}), 0) as behind`.execute(db)
  return rows[0]?.behind ?? false
}

/** Takes the follower's next batch; several processes may call it, one works at a time. */
export async function followOnce(db: Db, follower: Follower): Promise<number> {
  return inTransaction(db, async (tx) => {
    const own = tx.withTables<Tables>()
    const place = () =>
      own.selectFrom('ledger_follower').select('position').where('name', '=', follower.name).forUpdate()
    const known = await place().executeTakeFirst()
    if (!known)
      await own
        .insertInto('ledger_follower')
        .values({ name: follower.name, position: 0n })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute()
    const { position } = known ?? (await place().executeTakeFirstOrThrow())
    const entries = await readEntries(tx, position, BATCH)
    if (entries.length === 0) return 0
    await follower.apply(tx, entries)
    await own
      .updateTable('ledger_follower')
      .set({ position: position + BigInt(entries.length), updated_at: sql<Date>`now()` })
      .where('name', '=', follower.name)
      .execute()
    return entries.length
  })
}

/** Runs durable followers until stopped; a failing one retries alone and does not hold up the rest. */
export function startFollowers(
  db: Db,
  bell: Bell,
  followers: readonly Follower[],
  log: Logger,
): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const loops = followers.map(async (follower) => {
    while (!stopping.signal.aborted) {
      try {
        if (!(await isBehind(db, follower.name))) await bell.wait(1_000, stopping.signal)
        else if ((await followOnce(db, follower)) < BATCH) await pause(REST_MS, stopping.signal)
      } catch (error) {
        if (stopping.signal.aborted) return
        log.error({ err: error, follower: follower.name }, 'follower failed, will retry')
        await pause(1_000, stopping.signal)
      }
    }
  })
  return {
    async stop() {
      stopping.abort()
      await Promise.all(loops)
    },
  }
}

/** A cursor in this process's memory: for caches, which start empty and need no past. */
export interface Watch {
  /** The next position to be heard; everything below it has been handed over. */
  position(): bigint
  /** Milliseconds since the ledger was last heard, by the monotonic clock. */
  silence(): number
  stop(): Promise<void>
}

export async function watchLedger(
  db: Db,
  bell: Bell,
  heard: (entries: readonly Entry[]) => void,
  log: Logger,
): Promise<Watch> {
  const stopping = new AbortController()
  let position = await ledgerSize(db)
  let heardAt = performance.now()
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      try {
        const entries = await readEntries(db, position, BATCH)
        if (entries.length > 0) {
          heard(entries)
          position += BigInt(entries.length)
        }
        heardAt = performance.now()
        if (entries.length < BATCH) await bell.wait(500, stopping.signal)
      } catch (error) {
        if (stopping.signal.aborted) return
        log.error({ err: error }, 'ledger not heard, will retry')
        await pause(500, stopping.signal)
      }
    }
  })()
  return {
    position: () => position,
    silence: () => performance.now() - heardAt,
    async stop() {
      stopping.abort()
      await loop
    },
  }
}
