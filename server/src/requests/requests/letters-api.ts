import { actorIn } from '#foundation/identity'
import { letterDocx } from '#foundation/letters'
import { inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { z } from '#platform/http'
import { sendFile } from './archive.ts'
import { deliverInput, draftPreview, proposalInput } from './contract.ts'
import { draftDecision } from './decide-request.ts'
import { recordDelivery } from './deliver-letter.ts'
import { byId, done, type Edge, handling, reading, tags } from './edge.ts'
import { mailLetter } from './letter-mail.ts'
import { pdfOf } from './letter-pdf.ts'
import { lettersOf, requestRecord } from './queries.ts'
import { sealLetter } from './seal-letter.ts'

const byLetter = z.object({ id: z.uuid(), letter: z.uuid() })
const PDF = 'application/pdf'
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Drafts, signed letters in both forms, and their delivery. */
export function lettersOfCaseApi(edge: Edge): void {
  const { app, db, clock, vault, files } = edge
  app.route({
    method: 'POST',
    url: '/api/requests/:id/preview',
    config: { access: handling },
    schema: {
      tags,
      summary: '预览答复',
      params: byId,
      body: proposalInput,
      response: { 200: draftPreview },
    },
    handler: (request) =>
      inTransaction(db, async (tx) => {
        const row = await requestRecord(tx, request.params.id)
        if (!row) throw new Refusal('requests.not_found', 404)
        const { letter, outcome } = await draftDecision(tx, clock, vault, row, request.body.proposal)
        return {
          title: letter.title,
          addressee: letter.addressee,
          paragraphs: [...letter.paragraphs],
          attachments: [...letter.attachments],
          outcome: outcome.label,
        }
      }),
  })

  app.route({
    method: 'GET',
    url: '/api/requests/:id/letters/:letter/pdf',
    config: { access: reading, original: true },
    schema: { tags, summary: '下载文书（PDF）', params: byLetter },
    async handler(request, reply) {
      const letter = (await lettersOf(db, vault, request.params.id)).find(
        (candidate) => candidate.id === request.params.letter,
      )
      if (!letter) throw new Refusal('requests.no_letter', 404)
      return sendFile(reply, `${letter.title}.pdf`, PDF, await pdfOf(db, files, letter))
    },
  })

  app.route({
    method: 'GET',
    url: '/api/requests/:id/letters/:letter/docx',
    config: { access: reading, original: true },
    schema: { tags, summary: '下载文书（Word）', params: byLetter },
    async handler(request, reply) {
      const letter = (await lettersOf(db, vault, request.params.id)).find(
        (candidate) => candidate.id === request.params.letter,
      )
      if (!letter) throw new Refusal('requests.no_letter', 404)
      return sendFile(reply, `${letter.title}.docx`, DOCX, await letterDocx(letter))
    },
  })
  app.route({
    method: 'POST',
    url: '/api/requests/:id/letters/:letter/delivery',
    config: { access: handling },
    schema: { tags, summary: '登记送达', params: byLetter, body: deliverInput, response: { 200: done } },
    async handler(request) {
      const { id, letter } = request.params
      await inTransaction(db, (tx) => recordDelivery(tx, clock, actorIn(request), id, letter, request.body))
      return { ok: true as const }
    },
  })
  app.route({
    method: 'POST',
    url: '/api/requests/:id/letters/:letter/mail',
    config: { access: handling },
    schema: { tags, summary: '以电子邮件发送文书', params: byLetter, response: { 200: done } },
    async handler(request) {
      if (!edge.mails) throw new Refusal('requests.mail_off', 409)
      const { id, letter } = request.params
      await inTransaction(db, (tx) => mailLetter(tx, clock, vault, actorIn(request), id, letter))
      return { ok: true as const }
    },
  })

  app.route({
    method: 'POST',
    url: '/api/requests/:id/letters/:letter/seal',
    config: { access: handling },
    schema: { tags, summary: '加盖电子签章', params: byLetter, response: { 200: done } },
    async handler(request) {
      const { seals: service } = edge
      if (!service) throw new Refusal('requests.no_seal_service', 409)
      const { id, letter } = request.params
      const house = { clock, vault, files, service }
      await inTransaction(db, (tx) => sealLetter(tx, house, actorIn(request), id, letter))
      return { ok: true as const }
    },
  })
}
