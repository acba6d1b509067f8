import type { FileStore } from '#foundation/files'
import { type Access, actorIn } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, asAttachment, z } from '#platform/http'
import { packageView, receiptInput, sealInput } from './contract.ts'
import { enterReceipt, packagesOf } from './enter-receipt.ts'
import { sealEvidence } from './seal-evidence.ts'
import type { EvidenceSource } from './source.ts'

const tags = ['移送公安机关']
const post = z.object({ kind: z.string().max(40), id: z.uuid() })

/** Hidden posts of every kind, sealed for the police by those who read posts in the body concerned. */
export function evidenceApi(
  app: App,
  db: Db,
  clock: Clock,
  vault: Vault,
  files: FileStore,
  sources: readonly EvidenceSource[],
): void {
  const sourceOf = (kind = '') => sources.find((source) => source.kind === kind)
  const access: Access = {
    for: ['information_officer', 'disclosure_office'],
    on: async (from, { params }) => sourceOf(params.kind)?.bodyOf(from, params.id ?? ''),
  }
  const found = (kind: string) => {
    const source = sourceOf(kind)
    if (!source) throw new Refusal('evidence.not_found', 404)
    return source
  }

  app.route({
    method: 'GET',
    url: '/api/evidence/:kind/:id',
    config: { access },
    schema: { tags, summary: '证据包和回执', params: post, response: { 200: z.array(packageView) } },
    handler: ({ params }) => packagesOf(db, params.kind, params.id),
  })
  app.route({
    method: 'POST',
    url: '/api/evidence/:kind/:id',
    config: { access, original: true },
    schema: { tags, summary: '封存证据包，移送公安机关（留痕）', params: post, body: sealInput },
    async handler(request, reply) {
      const { kind, id } = request.params
      const made = await inTransaction(db, (tx) =>
        sealEvidence(tx, clock, vault, files, actorIn(request), found(kind), id, request.body),
      )
      return reply
        .type('application/zip')
        .header('cache-control', 'no-store')
        .header('content-disposition', asAttachment(made.name))
        .send(made.content)
    },
  })
  app.route({
    method: 'POST',
    url: '/api/evidence/:kind/:id/:package/receipt',
    config: { access },
    schema: {
      tags,
      summary: '登记公安机关回执',
      params: post.extend({ package: z.uuid() }),
      body: receiptInput,
      response: { 200: z.object({ ok: z.literal(true) }) },
    },
    async handler(request) {
      const { kind, id, package: of } = request.params
      await inTransaction(db, (tx) =>
        enterReceipt(tx, clock, actorIn(request), found(kind), id, of, request.body),
      )
      return { ok: true as const }
    },
  })
}
