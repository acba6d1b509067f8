import type { FileStore } from '#foundation/files'
import type { Actor } from '#foundation/identity'
import { scanAnyFile, scanText, wordsFor } from '#foundation/scan'
import type { Clock } from '#platform/clock'
import { canonicalJson, sha256 } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { ServiceContent } from './contract.ts'
import { filesOf } from './draft-service.ts'
import { missingIn } from './service.ts'
import { asJson, lockService, saveService, tell } from './store.ts'

/** Puts the guide before the public as it is written now: whole, looked through, and by another person than its writer. */
export async function publishService(
  tx: Tx,
  clock: Clock,
  files: FileStore,
  actor: Actor,
  id: string,
  version: number,
): Promise<void> {
  const { row, next } = await lockService(tx, id, 'publish', version)
  if (row.edited_by === actor.id) throw new Refusal('services.own_text', 409)
  const digest = sha256(canonicalJson(row.content)).toString('hex')
  if (row.shown && sha256(canonicalJson(row.shown)).toString('hex') === digest)
    throw new Refusal('services.nothing_new', 409)
  const missing = missingIn(row.content)
  if (missing.length > 0) throw new Refusal('services.incomplete', 422, { missing: missing.join('、') })
  await lookThrough(tx, files, row.content)
  await saveService(tx, row, {
    state: next,
    shown: asJson(row.content),
    published_on: row.published_on ?? clock.today(),
    changed_at: clock.now(),
  })
  await tell(tx, clock, actor, 'service.published', row, { version: row.version + 1, digest })
}

/** What may not be on line is not put there: words, numbers of people, what forms hide. Telephone fields are an office's own. */
async function lookThrough(tx: Tx, files: FileStore, content: ServiceContent): Promise<void> {
  const words = await wordsFor(tx, null)
  const lines = [
    content.summary,
    content.conditions,
    content.termNote,
    content.feeStandard,
    ...content.basis.flatMap((one) => [one.title, one.clause]),
    ...content.materials.flatMap((one) => [one.name, one.note]),
    ...content.steps.flatMap((one) => [one.title, one.text]),
  ]
  const body = lines
    .join('\n')
    .replace(/[&<>]/g, ' ')
    .split('\n')
    .map((text) => `<p>${text}</p>`)
    .join('')
  const found = scanText({ title: content.name, abstract: '', keywords: [], body }, words)
  for (const { fileId, name } of filesOf(content)) {
    const file = await files.read(tx, fileId)
    if (!file) throw new Refusal('services.foreign_file', 422, { name })
    found.push(...(await scanAnyFile({ id: fileId, name, content: file.content }, words)))
  }
  const held = found.find((one) => one.level !== 'warn')
  if (held)
    throw new Refusal('services.held', 422, { place: held.place, what: held.excerpt, advice: held.advice })
}
