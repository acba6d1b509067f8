import { getBody } from '#foundation/bodies'
import { type FileStore, mediaTypeOf } from '#foundation/files'
import { cleanText } from '#foundation/guard'
import { record } from '#foundation/ledger'
import { fillPattern, nextSerial } from '#foundation/numbering'
import { savePerson } from '#foundation/people'
import type { Clock } from '#platform/clock'
import { newId, readableCode, sha256, type Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { CorrectionInput } from './contract.ts'
import type { Tables } from './tables.ts'

/** Takes in that a record about somebody is wrong; Art 41 asks for evidence. */
export async function submitCorrection(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  files: FileStore,
  input: CorrectionInput,
  evidence: readonly { name: string; content: Buffer }[],
): Promise<{ id: string; number: string; code: string }> {
  const today = clock.today()
  const body = await getBody(tx, input.bodyId, today)
  if (!body?.receivesRequests) throw new Refusal('corrections.body_takes_none', 422)
  if (evidence.length === 0) throw new Refusal('corrections.evidence', 422)
  const { bodyId, record: which, wrong, wanted, ...person } = input
  const year = today.slice(0, 4)
  const serial = await nextSerial(tx, `correction:${body.code}`, year)
  const number = fillPattern('{code}-G{year}-{serial:3}', { code: body.code, year }, serial)
  const [id, code] = [newId(), readableCode(10)]
  const own = tx.withTables<Tables>()
  await own
    .insertInto('corrections_correction')
    .values({
      id,
      number,
      code_hash: sha256(code),
      body_id: bodyId,
      person_id: await savePerson(tx, clock, vault, { ...person, email: '', address: '', contact: '' }),
      record: cleanText(which),
      wrong: cleanText(wrong),
      wanted: cleanText(wanted),
      received_on: today,
      result: null,
      closed_on: null,
      closed_by: null,
      letter: null,
      created_at: clock.now(),
    })
    .execute()
  for (const [position, { name, content }] of evidence.entries()) {
    const mediaType = mediaTypeOf(name, content)
    if (!mediaType) throw new Refusal('corrections.file_kind', 422)
    const stored = await files.put(tx, { class: 'private', name, mediaType, content })
    await own
      .insertInto('corrections_file')
      .values({ correction_id: id, position, file_id: stored.id, name })
      .execute()
  }
  await record(tx, clock, {
    kind: 'correction.submitted',
    subject: { kind: 'correction', id },
    body: bodyId,
    payload: { number, files: evidence.length },
  })
  return { id, number, code }
}
