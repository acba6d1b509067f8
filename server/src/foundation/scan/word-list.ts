import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { WordRow } from './contract.ts'
import type { Tables } from './tables.ts'

/** The words that hold for a site: its own and those of every site. */
export async function wordsFor(db: Db, siteId: string | null): Promise<WordRow[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('scan_word')
    .selectAll()
    .where((eb) => eb.or([eb('site_id', 'is', null), ...(siteId ? [eb('site_id', '=', siteId)] : [])]))
    .orderBy('kind')
    .orderBy('word')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    siteId: row.site_id,
    kind: row.kind,
    word: row.word,
    suggestion: row.suggestion,
    level: row.level,
  }))
}

export async function addWord(
  tx: Tx,
  clock: Clock,
  actor: string,
  word: Omit<WordRow, 'id'>,
): Promise<string> {
  if (word.kind === 'leader' && !word.suggestion) throw new Refusal('scan.leader_title', 422)
  const id = newId()
  const added = await tx
    .withTables<Tables>()
    .insertInto('scan_word')
    .values({
      id,
      site_id: word.siteId,
      kind: word.kind,
      word: word.word,
      suggestion: word.suggestion,
      level: word.level,
      added_by: actor,
      added_at: clock.now(),
    })
    .onConflict((conflict) => conflict.constraint('scan_word_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) throw new Refusal('scan.word_known', 409)
  await record(tx, clock, { kind: 'scan.word_added', subject: { kind: 'scan_word', id }, actor })
  return id
}

export async function removeWord(tx: Tx, clock: Clock, actor: string, id: string): Promise<void> {
  const gone = await tx
    .withTables<Tables>()
    .deleteFrom('scan_word')
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  if (!gone) throw new Refusal('scan.word_unknown', 404)
  await record(tx, clock, { kind: 'scan.word_removed', subject: { kind: 'scan_word', id }, actor })
}
