import { sql } from 'kysely'
import { actingBody, getBody } from '#foundation/bodies'
import type { FileStore } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { SealService } from '#foundation/letters'
import { addDays, addHours, type Clock, day } from '#platform/clock'
import { sha256, type Vault } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { defineJob, type Job } from '#platform/jobs'
import { typesetLetter } from './letter-pdf.ts'
import { lettersOf } from './queries.ts'
import type { Tables } from './tables.ts'

const MOST_ATTEMPTS = 6
/** Letters older than this went out without one. */
const DAYS = 7

interface House {
  clock: Clock
  vault: Vault
  files: FileStore
  service: SealService
}

/**
 * Has the body's service seal an issued letter. The text is frozen before: what comes back begins with the bytes that
 * were sent, and is what everybody downloads from now on. Refused with the service's reason where it fails.
 */
export async function sealLetter(
  tx: Tx,
  { clock, vault, files, service }: House,
  actor: Pick<Actor, 'id'> | undefined,
  request: string,
  letterId: string,
): Promise<void> {
  const own = tx.withTables<Tables>()
  const row = await own
    .selectFrom('requests_letter as l')
    .innerJoin('requests_request as r', 'r.id', 'l.request_id')
    .select(['r.body_id', 'l.issued_on'])
    .where('l.id', '=', letterId)
    .where('l.request_id', '=', request)
    .forUpdate('l')
    .executeTakeFirst()
  const letter = (await lettersOf(tx, vault, request)).find((one) => one.id === letterId)
  if (!row || !letter) throw new Refusal('requests.no_letter', 404)
  if (letter.sealing === 'sealed') throw new Refusal('requests.sealed_already', 409)
  const signed = day(row.issued_on)
  const body = await getBody(tx, await actingBody(tx, row.body_id, signed), signed)
  const pdf = await typesetLetter(tx, files, letter)
  const { title, number } = letter
  const content = await service.seal({ bodyCode: body?.code ?? '', title, number, pdf })
  const name = `${title}.pdf`
  const stored = await files.put(tx, { class: 'private', name, mediaType: 'application/pdf', content })
  const sealed = { state: 'sealed' as const, file_id: stored.id, sealed_at: clock.now(), problem: '' }
  await own
    .insertInto('requests_letter_seal')
    .values({ letter_id: letterId, attempts: 1, next_at: clock.now(), ...sealed })
    .onConflict((conflict) => conflict.column('letter_id').doUpdateSet(sealed))
    .execute()
  await record(tx, clock, {
    kind: 'request.letter_sealed',
    subject: { kind: 'request', id: request },
    body: row.body_id,
    ...(actor ? { actor: actor.id } : {}),
    payload: { letter: letterId, letterDigest: sha256(pdf).toString('hex'), digest: stored.hash },
  })
}

/** Seals what was issued and is not sealed yet; a failure is tried again, later each time. @returns how many */
export async function sealLetters(db: Db, house: House): Promise<number> {
  const { clock } = house
  const waiting = await db
    .withTables<Tables>()
    .selectFrom('requests_letter as l')
    .leftJoin('requests_letter_seal as s', 's.letter_id', 'l.id')
    .select(['l.id', 'l.request_id', 's.attempts'])
    .where('l.issued_on', '>=', addDays(clock.today(), -DAYS))
    .where((eb) =>
      eb.or([
        eb('s.state', 'is', null),
        eb.and([eb('s.state', '=', 'waiting'), eb('s.next_at', '<=', clock.now())]),
      ]),
    )
    .orderBy('l.id')
    .execute()
  let sealed = 0
  for (const { id, request_id, attempts } of waiting) {
    try {
      await inTransaction(db, (tx) => sealLetter(tx, house, undefined, request_id, id))
      sealed += 1
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await noteFailure(db, clock, id, (attempts ?? 0) + 1, error.code)
    }
  }
  return sealed
}

async function noteFailure(
  db: Db,
  clock: Clock,
  letter: string,
  attempts: number,
  problem: string,
): Promise<void> {
  const state = attempts >= MOST_ATTEMPTS ? ('failed' as const) : ('waiting' as const)
  const tried = { state, attempts, problem, next_at: addHours(clock.now(), 2 ** attempts / 30) }
  await db
    .withTables<Tables>()
    .insertInto('requests_letter_seal')
    .values({ letter_id: letter, file_id: null, sealed_at: null, ...tried })
    .onConflict((conflict) =>
      conflict
        .column('letter_id')
        .doUpdateSet(tried)
        .where('requests_letter_seal.state', '=', sql.lit('waiting')),
    )
    .execute()
}

export function letterSealJob(db: Db, house: House): Job {
  return defineJob({
    name: 'requests.seals',
    title: '依申请公开：加盖电子签章',
    cron: '* * * * *',
    run: async () => `签章 ${await sealLetters(db, house)} 份`,
  })
}
