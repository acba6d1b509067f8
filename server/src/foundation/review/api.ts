import { type FileStore, mediaTypeOf } from '#foundation/files'
import { type Actor, actorIn, peopleWith, type Role } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import { day } from '#platform/clock'
import { type Db, inTransaction, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { decisionInput, decisionResult, paperInput, signer } from './contract.ts'
import { type Decided, decide, recordPaperApproval } from './decide.ts'
import { caseBodyOf, stepBodyOf } from './queries.ts'
import type { Tables } from './tables.ts'

/** What a room does when a review of its subject moves on, in the same transaction. */
export interface ReviewedRoom {
  kind: string
  onDecided(tx: Tx, actor: Actor, decided: Decided): Promise<void>
}

const reviewers: readonly Role[] = ['section_head', 'deputy_head', 'chief', 'disclosure_office', 'supervisor']
const recorders: readonly Role[] = ['information_officer', 'disclosure_office']
const byId = z.object({ id: z.uuid() })

export function reviewApi(
  app: App,
  db: Db,
  clock: Clock,
  files: FileStore,
  rooms: readonly ReviewedRoom[],
): void {
  const tell = async (tx: Tx, actor: Actor, decided: Decided) => {
    await rooms.find((room) => room.kind === decided.subject.kind)?.onDecided(tx, actor, decided)
    return { outcome: decided.outcome }
  }

  app.route({
    method: 'POST',
    url: '/api/reviews/:id/decision',
    config: { access: { for: reviewers, on: (_db, { params }) => stepBodyOf(_db, params.id ?? '') } },
    schema: {
      tags: ['审核'],
      summary: '审核：通过或者退回',
      params: byId,
      body: decisionInput,
      response: { 200: decisionResult },
    },
    handler: (request) =>
      inTransaction(db, async (tx) => {
        const actor = actorIn(request)
        return tell(tx, actor, await decide(tx, clock, actor, request.params.id, request.body))
      }),
  })

  app.route({
    method: 'POST',
    url: '/api/reviews/:id/paper',
    bodyLimit: 20 * 1024 * 1024,
    config: { access: { for: recorders, on: (_db, { params }) => caseBodyOf(_db, params.id ?? '') } },
    schema: {
      tags: ['审核'],
      summary: '登记纸质审签单',
      params: byId,
      body: paperInput,
      response: { 200: decisionResult },
    },
    handler: (request) => {
      const { file, ...sheet } = request.body
      const content = Buffer.from(file.base64, 'base64')
      const mediaType = mediaTypeOf(file.name, content)
      if (!mediaType || !/^(application\/pdf|image\/)/.test(mediaType))
        throw new Refusal('review.paper_file', 422)
      return inTransaction(db, async (tx) => {
        const actor = actorIn(request)
        const stored = await files.put(tx, {
          class: 'private',
          name: file.name,
          mediaType,
          content,
          createdBy: actor.id,
        })
        const signedOn = day(sheet.signedOn)
        return tell(
          tx,
          actor,
          await recordPaperApproval(tx, clock, actor, request.params.id, {
            ...sheet,
            signedOn,
            fileId: stored.id,
          }),
        )
      })
    },
  })

  app.route({
    method: 'GET',
    url: '/api/reviews/:id/signers',
    config: { access: { for: recorders, on: (_db, { params }) => caseBodyOf(_db, params.id ?? '') } },
    schema: {
      tags: ['审核'],
      summary: '当前环节可以签字的人员',
      params: byId,
      response: { 200: z.array(signer) },
    },
    async handler(request) {
      const row = await db
        .withTables<Tables>()
        .selectFrom('review_case')
        .select(['step_role', 'step_body_id', 'steps', 'step'])
        .where('id', '=', request.params.id)
        .executeTakeFirst()
      const step = row?.steps.find((candidate) => candidate.no === row.step)
      if (!row?.step_body_id || !step) return []
      return peopleWith(db, step.role, step.body, clock.today())
    },
  })
}
