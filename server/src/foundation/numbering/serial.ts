import { sql } from 'kysely'
import { type Db, inTransaction, type Tx } from '#platform/db'
import type { Tables } from './tables.ts'

/** The next serial of a series in a period; others who want one wait for this transaction. */
export const nextSerial = (tx: Tx, series: string, period: string): Promise<number> =>
  nextSerials(tx, series, period, 1)

/** The first of `count` serials that follow one another. */
export async function nextSerials(tx: Tx, series: string, period: string, count: number): Promise<number> {
  const row = await tx
    .withTables<Tables>()
    .insertInto('numbering_serial')
    .values({ series, period, last: BigInt(count) })
    .onConflict((conflict) =>
      conflict.columns(['series', 'period']).doUpdateSet({
        last: sql<bigint>`numbering_serial.last + excluded.last`,
      }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return Number(row.last) - count + 1
}

export type DrawSerial = (series: string, period: string) => Promise<number>

/**
 * Draws serials in short transactions of their own, one for all who ask while the one before runs: nobody waits until
 * another's work is committed. A serial whose work then fails is missing, so this is for series in which that means
 * nothing.
 */
export function openSerials(db: Db): DrawSerial {
  const gathering = new Map<string, { count: number; first: Promise<number> }>()
  const running = new Map<string, Promise<unknown>>()
  const gather = (key: string, series: string, period: string) => {
    const batch = { count: 0, first: Promise.resolve(0) }
    const draw = () => {
      gathering.delete(key)
      return inTransaction(db, (tx) => nextSerials(tx, series, period, batch.count))
    }
    batch.first = (running.get(key) ?? Promise.resolve()).then(draw, draw)
    gathering.set(key, batch)
    running.set(key, batch.first)
    return batch
  }
  return async (series, period) => {
    const key = `${series} ${period}`
    const batch = gathering.get(key) ?? gather(key, series, period)
    const place = batch.count++
    return (await batch.first) + place
  }
}

/**
 * Fills a number pattern: `{name}` takes a value, `{serial:5}` the serial with leading zeros.
 * Patterns differ from place to place (Art 12 only requires an index), so they are data.
 */
export function fillPattern(
  pattern: string,
  values: Readonly<Record<string, string>>,
  serial: number,
): string {
  return pattern.replace(/\{(\w+)(?::(\d+))?\}/g, (_, name: string, width: string | undefined) =>
    name === 'serial' ? String(serial).padStart(Number(width ?? 1), '0') : (values[name] ?? ''),
  )
}
