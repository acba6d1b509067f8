import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Tables } from './tables.ts'

/** The next serial of a series in a period; others who want one wait for this transaction. */
export async function nextSerial(tx: Tx, series: string, period: string): Promise<number> {
  const row = await tx
    .withTables<Tables>()
    .insertInto('numbering_serial')
    .values({ series, period, last: 1n })
    .onConflict((conflict) =>
      conflict.columns(['series', 'period']).doUpdateSet({ last: sql<bigint>`numbering_serial.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return Number(row.last)
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
