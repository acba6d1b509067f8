import { getBody } from '#foundation/bodies'
import type { FileInfo } from '#foundation/files'
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
  input: CorrectionInput,
  /** Files that lie in the house already and belong to no other matter. */
  evidence: readonly FileInfo[],
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
  for (const [position, { id: file_id, name }] of evidence.entries())
    await own.insertInto('corrections_file').values({ correction_id: id, position, file_id, name }).execute()
  await record(tx, clock, {
    kind: 'correction.submitted',
    subject: { kind: 'correction', id },
    body: bodyId,
    payload: { number, files: evidence.length },
  })
  return { id, number, code }
}
