import { zipSync } from 'fflate'
import type { FileStore } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import { browseEntries, record } from '#foundation/ledger'
import { revealPerson } from '#foundation/people'
import type { Clock } from '#platform/clock'
import { newId, sha256, type Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { SealInput } from './contract.ts'
import type { EvidenceSource } from './source.ts'
import type { Tables } from './tables.ts'

const json = (value: unknown) =>
  Buffer.from(
    JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? String(one) : one), 2),
    'utf8',
  )

/** Seals a hidden post for the police and tells the ledger the digest of the package. The post stays. */
export async function sealEvidence(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  store: FileStore,
  actor: Actor,
  source: EvidenceSource,
  subject: string,
  input: SealInput,
): Promise<{ name: string; content: Buffer }> {
  const post = await source.gather(tx, subject)
  if (!post) throw new Refusal('evidence.not_found', 404)
  if (!post.hidden) throw new Refusal('evidence.not_hidden', 409)
  const about = { kind: source.kind, id: subject }
  const person = post.person
    ? await revealPerson(tx, clock, vault, post.person, {
        ...{ actor: actor.id, body: post.body, about },
        reason: `移送${input.organ}：${input.reason}`,
      })
    : null
  const entries = await browseEntries(tx, { subject }, { limit: 1_000, offset: 0 })
  const parts: Record<string, Uint8Array> = {
    '原文.json': json({
      ...post.words,
      提交人: person && { 姓名: person.name, 电话: person.phone, 邮箱: person.email },
    }),
    ...Object.fromEntries(Object.entries(post.history ?? {}).map(([name, value]) => [name, json(value)])),
    '账本记录.json': json(entries),
  }
  for (const [at, file] of post.files.entries()) {
    const stored = await store.read(tx, file.id)
    if (!stored) throw new Refusal('evidence.file_lost', 409, { name: file.name })
    parts[`附件/${at + 1}-${file.name}`] = stored.content
  }
  const list = Object.entries(parts).map(([name, content]) => `${sha256(content).toString('hex')}  ${name}`)
  parts['清单.sha256'] = Buffer.from(`${list.join('\n')}\n`)
  const content = Buffer.from(zipSync(parts, { level: 6 }))
  const digest = sha256(content)
  await tx
    .withTables<Tables>()
    .insertInto('evidence_package')
    .values({
      ...{ id: newId(), kind: source.kind, subject_id: subject, number: post.number, body_id: post.body },
      ...{ organ: input.organ, reason: input.reason, digest },
      ...{ sealed_by: actor.id, sealed_at: clock.now(), received_on: null, receipt_by: null },
    })
    .execute()
  await source.noted?.(tx, clock, actor, subject, 'evidence_sealed')
  await record(tx, clock, {
    kind: `${source.kind}.evidence_sealed`,
    subject: about,
    body: post.body,
    actor: actor.id,
    payload: { number: post.number, digest: digest.toString('hex') },
  })
  return { name: `证据-${post.number}.zip`, content }
}
