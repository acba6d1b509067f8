import { actingBody, getBody } from '#foundation/bodies'
import { chineseDay } from '#foundation/calendar'
import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { fillTemplate, type Letter, sealOf, templateFor } from '#foundation/letters'
import { fillPattern, nextSerial } from '#foundation/numbering'
import { addressee } from '#foundation/people'
import type { Clock } from '#platform/clock'
import { canonicalJson, type Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type CorrectionResult, correctionResultLabels } from './contract.ts'
import type { Tables } from './tables.ts'

export const letterContext = (id: string) => `corrections_correction.letter:${id}`

/** The organ has checked the record: mended it, passed it on, named who may mend it, or found it right (Art 41). */
export async function closeCorrection(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  actor: Actor,
  id: string,
  ending: { version: number; result: CorrectionResult; text: string },
): Promise<void> {
  const own = tx.withTables<Tables>()
  const row = await own
    .selectFrom('corrections_correction')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('corrections.not_found', 404)
  if (row.result !== null) throw new Refusal('corrections.closed', 409)
  if (row.version !== ending.version) throw new Refusal('corrections.changed_meanwhile', 409)
  const today = clock.today()
  const acting = await actingBody(tx, row.body_id, today)
  const body = await getBody(tx, acting, today)
  if (!body) throw new Error(`no body for correction ${id}`)
  const text = fillTemplate(await templateFor(tx, ['records_correction'], acting, today), {
    opening: `本机关于${chineseDay(row.received_on)}收到你（单位）提出的更正申请，涉及的记录：${row.record}。`,
    regulation: '《中华人民共和国政府信息公开条例》',
    result: `${correctionResultLabels[ending.result]}。${ending.text}`,
  })
  const year = today.slice(0, 4)
  const serial = await nextSerial(tx, `letter:${body.code}`, year)
  const letter: Letter = {
    issuer: body.name,
    title: text.title,
    number: fillPattern('{sign}公复〔{year}〕{serial}号', { sign: body.sign, year }, serial),
    addressee: await addressee(tx, vault, row.person_id),
    paragraphs: text.paragraphs,
    attachments: [],
    date: chineseDay(today),
    contact: body.phone,
    seal: await sealOf(tx, acting, today),
  }
  await own
    .updateTable('corrections_correction')
    .set({
      result: ending.result,
      result_text: ending.text,
      closed_on: today,
      closed_by: actor.id,
      letter: vault.seal(canonicalJson(letter), letterContext(id)),
      version: row.version + 1,
    })
    .where('id', '=', id)
    .execute()
  await record(tx, clock, {
    kind: 'correction.closed',
    subject: { kind: 'correction', id },
    body: row.body_id,
    actor: actor.id,
    payload: { result: ending.result, on: today },
  })
}
