import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Clock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import { canonicalJson } from '#platform/crypto'
import type { Database } from '#platform/db'
import type { Logger } from '#platform/log'
import { type EntryHeader, leafOf } from './entry.ts'
import { leaps } from './leaps.ts'
import { append, frontier, rootOf } from './tree.ts'

const SEQUENCER_LOCK = 7_310_002
const BATCH = 2_000
const PAUSE_MS = 25
const HEAD_EVERY_MS = 1_000

/** The bytes a head's signature covers. */
export function headBytes(head: { size: bigint; root: Uint8Array; signedAt: Date }): Buffer {
  return Buffer.from(
    canonicalJson({
      root: Buffer.from(head.root).toString('hex'),
      signedAt: head.signedAt.toISOString(),
      size: head.size.toString(),
    }),
  )
}

interface Edge {
  size: bigint
  hashes: Uint8Array[]
}

/**
 * Numbers committed entries without gaps, grows the tree and signs heads.
 * One process leads, by a session lock; the others wait and take over when it dies.
 */
export function startSequencer(
  database: Database,
  keys: Pick<Keyring, 'sign' | 'keyId'>,
  clock: Clock,
  log: Logger,
  leapt = leaps(clock),
): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const done = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await lead(database, { keys, clock, log, leapt }, stopping.signal)
      } catch (error) {
        if (!stopping.signal.aborted) log.error({ err: error }, 'sequencer stopped, will retry')
      }
      await pause(500, stopping.signal)
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await done
    },
  }
}

interface Sealing {
  keys: Pick<Keyring, 'sign' | 'keyId'>
  clock: Clock
  log: Logger
  leapt: () => number
}

async function lead(
  database: Database,
  { keys, clock, log, leapt }: Sealing,
  signal: AbortSignal,
): Promise<void> {
  const client = await database.dedicated()
  try {
    while (!signal.aborted) {
      const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [
        SEQUENCER_LOCK,
      ])
      if (rows[0]?.got) break
      await pause(500, signal)
    }
    let edge = await loadEdge(client)
    let headAt = 0
    let headSize = await lastHeadSize(client)
    let newest = await lastHeadTime(client)
    let alarmed = false
    while (!signal.aborted) {
      const { edge: next, numbered } = await numberBatch(client, edge)
      edge = next
      const now = clock.now()
      const wrong = wrongTime(now.getTime(), newest, leapt())
      if (wrong) {
        if (!alarmed) log.error({ newest: new Date(newest), now }, `${wrong}: sealing stopped`)
        alarmed = true
      } else if (edge.size > headSize && now.getTime() - headAt >= HEAD_EVERY_MS) {
        alarmed = false
        const head = { size: edge.size, root: rootOf(edge.hashes), signedAt: now }
        await client.query(
          'insert into ledger_head (size, root, signed_at, key_id, signature) values ($1, $2, $3, $4, $5)',
          [head.size, head.root, head.signedAt, keys.keyId, keys.sign(headBytes(head))],
        )
        headAt = head.signedAt.getTime()
        headSize = head.size
        newest = Math.max(newest, headAt)
      }
      if (numbered < BATCH) await pause(PAUSE_MS, signal)
    }
  } finally {
    await client.end()
  }
}

/** How far the clock may be behind the latest head, or put forward while we run, before sealing stops. */
export const MOST_SKEW_MS = 60_000

/**
 * A clock set back would sign a head older than the one before; one put forward would sign with a day that has not come, and
 * forbid every head until then. Nothing is sealed until it is right again, or until somebody has looked and started anew.
 */
function wrongTime(now: number, newest: number, leapt: number): string | undefined {
  if (now + MOST_SKEW_MS < newest) return 'clock is behind the latest signed head'
  return leapt > MOST_SKEW_MS ? 'clock was put forward while the service runs' : undefined
}

async function lastHeadTime(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ at: Date | null }>('select max(signed_at) as at from ledger_head')
  return rows[0]?.at?.getTime() ?? 0
}

async function loadEdge(client: pg.Client): Promise<Edge> {
  const { rows } = await client.query<{ size: bigint }>(
    'select count(*) as size from ledger_node where level = 0',
  )
  const size = rows[0]?.size ?? 0n
  const hashes: Uint8Array[] = []
  for (const { level, index } of frontier(size)) {
    const found = await client.query<{ hash: Buffer }>(
      'select hash from ledger_node where level = $1 and index = $2',
      [level, index],
    )
    const hash = found.rows[0]?.hash
    if (!hash) throw new Error(`tree node ${level}/${index} is missing`)
    hashes.push(hash)
  }
  return { size, hashes }
}

async function lastHeadSize(client: pg.Client): Promise<bigint> {
  const { rows } = await client.query<{ size: bigint | null }>('select max(size) as size from ledger_head')
  return rows[0]?.size ?? 0n
}

type EntryRow = {
  id: string
  kind: string
  subject_kind: string
  subject_id: string
  body_id: string | null
  actor_id: string | null
  recorded_at: Date
  commitment: Buffer
}

async function numberBatch(client: pg.Client, edge: Edge): Promise<{ edge: Edge; numbered: number }> {
  // Only committed entries are seen here, so a slow transaction is numbered later, never skipped.
  const { rows } = await client.query<EntryRow>({
    name: 'ledger-unnumbered',
    text: `select id, kind, subject_kind, subject_id, body_id, actor_id, recorded_at, commitment
           from ledger_entry where position is null order by id limit ${BATCH}`,
  })
  if (rows.length === 0) return { edge, numbered: 0 }
  const leaves = rows.map((row) => leafOf(headerOf(row), row.commitment))
  const grown = append(edge.size, edge.hashes, leaves)
  await client.query('begin')
  try {
    await client.query({
      name: 'ledger-number',
      text: `update ledger_entry set position = n.position, leaf = n.leaf
       from unnest($1::uuid[], $2::bigint[], $3::bytea[]) as n(id, position, leaf) where ledger_entry.id = n.id`,
      values: [rows.map((row) => row.id), rows.map((_, offset) => edge.size + BigInt(offset)), leaves],
    })
    await client.query({
      name: 'ledger-grow',
      text: `insert into ledger_node (level, index, hash)
       select n.level, n.index, n.hash from unnest($1::smallint[], $2::bigint[], $3::bytea[]) as n(level, index, hash)`,
      values: [
        grown.nodes.map((n) => n.level),
        grown.nodes.map((n) => n.index),
        grown.nodes.map((n) => n.hash),
      ],
    })
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
  await client.query("select pg_notify('ledger', '')")
  return { edge: { size: edge.size + BigInt(rows.length), hashes: grown.edge }, numbered: rows.length }
}

export function headerOf(row: Omit<EntryRow, 'commitment'>): EntryHeader {
  return {
    id: row.id,
    kind: row.kind,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    body: row.body_id,
    actor: row.actor_id,
    recordedAt: row.recorded_at.toISOString(),
  }
}

export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {})
}
