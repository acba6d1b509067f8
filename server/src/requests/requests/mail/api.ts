import { type Access, actorIn, type BodyOf } from '#foundation/identity'
import { inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { z } from '#platform/http'
import { sendFile } from '../archive.ts'
import { requestMail, withdrawInput } from '../contract.ts'
import { byId, done, type Edge, tags } from '../edge.ts'
import { handlers } from '../policy.ts'
import { bodyOfMail, dismissMail, mailDetail, mailFile } from './handle-mail.ts'

/** E-mails that wait to be registered as requests. */
export function mailApi({ app, db, clock, vault, files }: Edge): void {
  const ofMail: BodyOf = (from, { params }) => bodyOfMail(from, params.id ?? '')
  const access: Access = { for: handlers, on: ofMail }
  app.route({
    method: 'GET',
    url: '/api/request-mails/:id',
    config: { access },
    schema: { tags, summary: '一封待登记的邮件', params: byId, response: { 200: requestMail } },
    async handler(request) {
      const found = await mailDetail(db, vault, request.params.id)
      if (!found) throw new Refusal('requests.no_mail', 404)
      return found
    },
  })
  app.route({
    method: 'GET',
    url: '/api/request-mails/:id/files/:position',
    config: { access, original: true },
    schema: {
      tags,
      summary: '邮件的附件',
      params: z.object({ id: z.uuid(), position: z.coerce.number().int().min(0).max(50) }),
    },
    async handler(request, reply) {
      const { id, position } = request.params
      const file = await mailFile(db, files, id, position)
      return sendFile(reply, file.name, file.mediaType, file.content)
    },
  })
  app.route({
    method: 'POST',
    url: '/api/request-mails/:id/dismissal',
    config: { access },
    schema: { tags, summary: '不是申请，搁置', params: byId, body: withdrawInput, response: { 200: done } },
    async handler(request) {
      const { id } = request.params
      await inTransaction(db, (tx) => dismissMail(tx, clock, actorIn(request), id, request.body.reason))
      return { ok: true as const }
    },
  })
}
