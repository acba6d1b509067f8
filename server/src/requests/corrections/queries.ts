import type { Selectable } from 'kysely'
import { listBodies } from '#foundation/bodies'
import { slowGuessing } from '#foundation/guard'
import { bodiesFor } from '#foundation/identity'
import type { Letter } from '#foundation/letters'
import { maskedPerson } from '#foundation/people'
import type { InboxSource } from '#foundation/worklist'
import type { Clock, Day } from '#platform/clock'
import { sameBytes, sha256, type Vault } from '#platform/crypto'
import type { Db } from '#platform/db'
import { Refusal } from '#platform/errors'
import { letterContext } from './close-correction.ts'
import type { CorrectionView } from './contract.ts'
import { keepers } from './policy.ts'
import type { Tables } from './tables.ts'

type Row = Selectable<Tables['corrections_correction']>
const MOST = 300

/** Open ones first, the oldest at the top; persons masked. */
export async function listCorrections(
  db: Db,
  vault: Vault,
  today: Day,
  bodies: readonly string[],
): Promise<CorrectionView[]> {
  if (bodies.length === 0) return []
  const own = db.withTables<Tables>()
  const rows = await own
    .selectFrom('corrections_correction')
    .selectAll()
    .where('body_id', 'in', [...bodies])
    .orderBy((eb) => eb('result', 'is not', null))
    .orderBy('received_on')
    .limit(MOST)
    .execute()
  const ids = rows.map((row) => row.id)
  const files =
    ids.length === 0
      ? []
      : await own.selectFrom('corrections_file').selectAll().where('correction_id', 'in', ids).execute()
  const named = await listBodies(db, today, [...new Set(rows.map((row) => row.body_id))])
  const views: CorrectionView[] = []
  for (const row of rows) {
    views.push({
      id: row.id,
      number: row.number,
      bodyId: row.body_id,
      bodyName: named.find((body) => body.id === row.body_id)?.name ?? '',
      person: (await maskedPerson(db, vault, row.person_id)).name,
      record: row.record,
      wrong: row.wrong,
      wanted: row.wanted,
      receivedOn: row.received_on,
      result: row.result,
      resultText: row.result_text,
      closedOn: row.closed_on,
      files: files
        .filter((file) => file.correction_id === row.id)
        .map(({ position, name }) => ({ position, name })),
      version: row.version,
    })
  }
  return views
}

export async function bodyOfCorrection(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('corrections_correction')
    .select('body_id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.body_id
}

export async function evidenceOf(db: Db, id: string, position: number): Promise<string | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('corrections_file')
    .select('file_id')
    .where('correction_id', '=', id)
    .where('position', '=', position)
    .executeTakeFirst()
  return row?.file_id
}

/** The correction behind number and code, for the person who asked for it; guessing is slowed. */
export async function correctionByCode(db: Db, clock: Clock, number: string, code: string): Promise<Row> {
  const key = number.trim().toUpperCase().slice(0, 60)
  const hash = sha256(code.trim().toUpperCase())
  const found = await slowGuessing(db, clock, `correction:${key}`, async (tx) => {
    const row = await tx
      .withTables<Tables>()
      .selectFrom('corrections_correction')
      .selectAll()
      .where('number', '=', key)
      .executeTakeFirst()
    return row && sameBytes(row.code_hash, hash) ? row : undefined
  })
  if (!found) throw new Refusal('corrections.wrong_code', 404)
  return found
}

export function letterOf(vault: Vault, row: Pick<Row, 'id' | 'letter'>): Letter | undefined {
  return row.letter === null ? undefined : JSON.parse(vault.open(row.letter, letterContext(row.id)))
}

/** Records that somebody says are wrong. */
export const correctionsInbox: InboxSource = {
  async rows(db, actor) {
    const bodies = bodiesFor(actor, keepers)
    if (bodies.length === 0) return []
    const rows = await db
      .withTables<Tables>()
      .selectFrom('corrections_correction')
      .select(['id', 'number', 'body_id', 'record', 'received_on'])
      .where('body_id', 'in', [...bodies])
      .where('result', 'is', null)
      .orderBy('received_on')
      .limit(MOST)
      .execute()
    return rows.map((row) => ({
      task: '更正信息记录',
      kind: 'correction',
      id: row.id,
      title: `${row.number} ${row.record.slice(0, 40)}`,
      bodyId: row.body_id,
      bodyName: '',
      since: row.received_on,
      due: null,
      light: 'none' as const,
      href: '/record-corrections',
    }))
  },
}
