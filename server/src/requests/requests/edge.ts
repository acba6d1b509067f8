import type { FileStore } from '#foundation/files'
import type { Access, Actor, BodyOf } from '#foundation/identity'
import { actorIn } from '#foundation/identity'
import type { SealService } from '#foundation/letters'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { type App, z } from '#platform/http'
import { approvers, handlers, readers, signers } from './policy.ts'
import { bodyOfRequest } from './queries.ts'
import type { ReportClosed } from './retype-applicant.ts'

/** What every route of this room is handed. */
export interface Edge {
  app: App
  db: Db
  clock: Clock
  vault: Vault
  files: FileStore
  closed: ReportClosed
  /** Whether letters can go out by e-mail. */
  mails: boolean
  /** The organisation's service for electronic seals, where there is one. */
  seals: SealService | undefined
}

export const tags = ['依申请公开']
export const byId = z.object({ id: z.uuid() })
export const byPart = z.object({ id: z.uuid(), part: z.uuid() })
export const done = z.object({ ok: z.literal(true) })

const ofRequest: BodyOf = (from, { params }) => bodyOfRequest(from, params.id ?? '')
export const handling: Access = { for: handlers, on: ofRequest }
export const signing: Access = { for: signers, on: ofRequest }
export const approving: Access = { for: approvers, on: ofRequest }
export const reading: Access = { for: readers, on: ofRequest }

type Work<Body extends z.ZodType> = (tx: Tx, actor: Actor, id: string, input: z.output<Body>) => Promise<void>

/** Acts on one request: each is one use case in one transaction. */
export const actsOn =
  ({ app, db }: Edge) =>
  <Body extends z.ZodType>(name: string, summary: string, access: Access, body: Body, work: Work<Body>) =>
    app.route({
      method: 'POST',
      url: `/api/requests/:id/${name}`,
      config: { access },
      schema: { tags, summary, params: byId, body, response: { 200: done } },
      async handler(request) {
        const { id } = byId.parse(request.params)
        await inTransaction(db, (tx) => work(tx, actorIn(request), id, body.parse(request.body)))
        return { ok: true as const }
      },
    })
