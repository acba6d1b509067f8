import type { FileStore } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import type { DocumentPort } from '#foundation/notify'
import { addHours, type Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { defineJob, type Job } from '#platform/jobs'
import { recordDelivery } from './deliver-letter.ts'
import { filesOf, readFileOf } from './files.ts'
import { pdfOf } from './letter-pdf.ts'
import { lettersOf, requestRecord } from './queries.ts'
import { mailContext, queueLetterMail } from './queue-letter-mail.ts'
import type { Tables } from './tables.ts'

const MOST_ATTEMPTS = 6
/** Most servers take no more; the rest is fetched on the portal. */
const MOST_BYTES = 18 * 1024 * 1024

/** An officer sends a signed letter by e-mail. */
export async function mailLetter(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  id: string,
  letterId: string,
): Promise<void> {
  const row = await requestRecord(tx, id)
  const letter = await tx
    .withTables<Tables>()
    .selectFrom('requests_letter')
    .select(['id', 'consultation_id', 'delivered_on'])
    .where('id', '=', letterId)
    .where('request_id', '=', id)
    .executeTakeFirst()
  if (!row || !letter) throw new Refusal('requests.no_letter', 404)
  if (letter.delivered_on !== null) throw new Refusal('requests.delivered_already', 409)
  const about = { id: letter.id, consultation: letter.consultation_id }
  if (!(await queueLetterMail(tx, clock, vault, actor, row, about)))
    throw new Refusal('requests.no_email', 409)
}

/** Sends what waits; what the receiving server answered is kept as the proof of delivery. @returns how many went */
export async function sendLetters(
  db: Db,
  clock: Clock,
  vault: Vault,
  files: FileStore,
  port: DocumentPort,
  /** Whether a service seals letters: then none goes out before its seal, or before the service gave up. */
  seals = false,
): Promise<number> {
  let sent = 0
  while (await inTransaction(db, (tx) => sendOne(tx, clock, vault, files, port, seals))) sent += 1
  return sent
}

async function sendOne(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  files: FileStore,
  port: DocumentPort,
  seals: boolean,
): Promise<boolean> {
  const own = tx.withTables<Tables>()
  let due = own
    .selectFrom('requests_letter_mail as m')
    .innerJoin('requests_letter as l', 'l.id', 'm.letter_id')
    .leftJoin('requests_letter_seal as s', 's.letter_id', 'm.letter_id')
    .select(['m.letter_id', 'm.sealed', 'm.attempts', 'm.queued_by', 'l.request_id', 'l.delivered_on'])
    .where('m.state', '=', 'waiting')
    .where('m.next_at', '<=', clock.now())
    .orderBy('m.next_at')
    .limit(1)
    .forUpdate('m')
    .skipLocked()
  if (seals) due = due.where('s.state', 'in', ['sealed', 'failed'])
  const row = await due.executeTakeFirst()
  if (!row) return false
  const save = own.updateTable('requests_letter_mail').where('letter_id', '=', row.letter_id)
  const over = { attempts: row.attempts + 1, sealed: Buffer.alloc(0) }
  // Handed over at the counter meanwhile: nothing is left to send.
  if (row.delivered_on !== null) {
    await save.set({ ...over, state: 'sent' }).execute()
    return true
  }
  try {
    const mail = await mailOf(tx, vault, files, row.request_id, row.letter_id)
    const answer = await port.send({ ...mail, to: vault.open(row.sealed, mailContext(row.letter_id)) })
    await save.set({ ...over, state: 'sent', sent_at: clock.now(), problem: '' }).execute()
    await recordDelivery(tx, clock, { id: row.queued_by }, row.request_id, row.letter_id, {
      way: 'email',
      on: clock.today(),
      proof: `收件服务器已接收：${answer}`.slice(0, 200),
    })
  } catch (error) {
    await save
      .set({
        attempts: over.attempts,
        state: over.attempts >= MOST_ATTEMPTS ? 'failed' : 'waiting',
        problem: error instanceof Error ? error.name : 'unknown',
        next_at: addHours(clock.now(), 2 ** over.attempts / 30),
      })
      .execute()
  }
  return true
}

/** The mail names no matter in its subject: it may be read on a screen that others see. */
async function mailOf(tx: Tx, vault: Vault, files: FileStore, request: string, letterId: string) {
  const row = await requestRecord(tx, request)
  const letter = (await lettersOf(tx, vault, request)).find((one) => one.id === letterId)
  if (!row || !letter) throw new Error(`no letter ${letterId}`)
  const attached = [
    { name: `${letter.title}.pdf`, mediaType: 'application/pdf', content: await pdfOf(tx, files, letter) },
  ]
  let [size, left] = [attached[0]?.content.length ?? 0, 0]
  const supplied = letter.kind === 'decision' ? await filesOf(tx, request, ['answer']) : []
  for (const file of supplied) {
    if (size + file.size > MOST_BYTES) {
      left += 1
      continue
    }
    size += file.size
    attached.push(await readFileOf(tx, files, request, file.id))
  }
  const more =
    left > 0 ? `\n另有${left}个文件较大，请凭申请编号和查询码在门户网站“依申请公开—申请查询”下载。` : ''
  return {
    subject: `${letter.issuer}：${letter.title}`,
    text: `${letter.addressee}：\n\n随信发送《${letter.title}》（${letter.number}），请查收附件。${more}\n\n${letter.issuer}\n${letter.date}\n联系电话：${letter.contact}\n`,
    files: attached,
  }
}

export function letterMailJob(
  db: Db,
  clock: Clock,
  vault: Vault,
  files: FileStore,
  port: DocumentPort,
  seals: boolean,
): Job {
  return defineJob({
    name: 'requests.letters',
    title: '依申请公开：以电子邮件发送文书',
    cron: '* * * * *',
    run: async () => `发送 ${await sendLetters(db, clock, vault, files, port, seals)} 份`,
  })
}
