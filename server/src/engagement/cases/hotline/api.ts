import { type Access, actorIn } from '#foundation/identity'
import { record } from '#foundation/ledger'
import { postgresSearch } from '#foundation/search'
import { type Clock, dayInShanghai } from '#platform/clock'
import { newId, type Vault } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type App, z } from '#platform/http'
import { handlers } from '../policy.ts'
import type { Tables } from '../tables.ts'
import {
  answersFound,
  batchDispatchInput,
  batchResult,
  callerInput,
  callerHistory as callerShape,
  callsInput,
  dispatchSuggestion,
  peerChange,
  peerInput,
  peerView,
  shiftFigures as shiftShape,
  ticketInput,
  ticketsInput,
  ticketsResult,
} from './contract.ts'
import { answersFor, callerHistory, dispatchMany, shiftFigures, suggestDispatches } from './desk.ts'
import { peerOf, takeTicket } from './exchange.ts'
import { importTickets } from './import-tickets.ts'
import { changePeer, peersOf, savePeer } from './peers.ts'
import { signedIn } from './signature.ts'

const tags = ['12345热线']
const CHANNEL = 'hotline'

export function hotlineApi(app: App, db: Db, clock: Clock, vault: Vault): void {
  const access: Access = { for: handlers, on: 'scope' }

  app.route({
    method: 'POST',
    url: '/api/hotline/caller',
    config: { access },
    schema: { tags, summary: '来电人以前的来件（留痕）', body: callerInput, response: { 200: callerShape } },
    handler: (request) => callerHistory(db, clock, vault, actorIn(request), request.body.phone),
  })
  app.route({
    method: 'GET',
    url: '/api/hotline/answers',
    config: { access },
    schema: {
      tags,
      summary: '查知识库和公开信息',
      querystring: z.object({ q: z.string().trim().min(1).max(100) }),
      response: { 200: answersFound },
    },
    async handler(request) {
      const { q } = request.query
      const [answers, found] = await Promise.all([
        answersFor(db, clock, q),
        postgresSearch.query(db, { q, page: 1, size: 6, order: 'relevance' }),
      ])
      return [
        ...answers,
        ...found.hits.map((hit) => ({
          kind: 'public' as const,
          title: hit.title,
          text: hit.bodyName,
          url: hit.url,
        })),
      ]
    },
  })
  app.route({
    method: 'GET',
    url: '/api/hotline/suggestions',
    config: { access },
    schema: { tags, summary: '待派发来件的派发建议', response: { 200: z.array(dispatchSuggestion) } },
    handler: (request) => suggestDispatches(db, clock, actorIn(request)),
  })
  app.route({
    method: 'POST',
    url: '/api/hotline/dispatch',
    config: { access },
    schema: { tags, summary: '批量派发', body: batchDispatchInput, response: { 200: batchResult } },
    handler: (request) => dispatchMany(db, clock, actorIn(request), request.body.items),
  })
  app.route({
    method: 'GET',
    url: '/api/hotline/shift',
    config: { access },
    schema: { tags, summary: '当班数据', response: { 200: shiftShape } },
    handler: (request) => shiftFigures(db, clock, actorIn(request)),
  })
  app.route({
    method: 'POST',
    url: '/api/hotline/import',
    bodyLimit: 24 * 1024 * 1024,
    config: { access },
    schema: { tags, summary: '批量导入工单', body: ticketsInput, response: { 200: ticketsResult } },
    handler: (request) =>
      importTickets(db, clock, vault, actorIn(request), request.body.channel, request.body.base64),
  })
  app.route({
    method: 'POST',
    url: '/api/hotline/calls',
    config: {
      access: {
        for: handlers,
        on: async (_db, { body }) => callsInput.pick({ bodyId: true }).safeParse(body).data?.bodyId,
      },
    },
    schema: {
      tags,
      summary: '登记话务记录',
      body: callsInput,
      response: { 200: z.object({ taken: z.number() }) },
    },
    async handler(request) {
      const { bodyId, calls } = request.body
      const rows = calls.map((call) => {
        const at = new Date(call.at)
        return {
          id: newId(),
          body_id: bodyId,
          at,
          on_day: dayInShanghai(at),
          answered: call.answered,
          waited_seconds: call.waitedSeconds,
          outer_id: call.id,
        }
      })
      return inTransaction(db, async (tx) => {
        const made = await tx
          .withTables<Tables>()
          .insertInto('cases_call')
          .values(rows)
          .onConflict((conflict) => conflict.columns(['body_id', 'outer_id']).doNothing())
          .returning('id')
          .execute()
        await record(tx, clock, {
          kind: 'case.calls_logged',
          subject: { kind: 'case_calls', id: bodyId },
          body: bodyId,
          actor: actorIn(request).id,
          payload: { calls: made.length },
        })
        return { taken: made.length }
      })
    },
  })
  app.route({
    method: 'POST',
    url: '/api/hotline/peers',
    config: { access: { for: ['system_admin'], on: 'installation' } },
    schema: {
      tags,
      summary: '接入上级12345平台',
      body: peerInput,
      response: { 201: z.object({ id: z.string() }) },
    },
    async handler(request, reply) {
      const id = await inTransaction(db, async (tx) => {
        const made = await savePeer(tx, vault, request.body)
        await record(tx, clock, {
          kind: 'case.peer_added',
          subject: { kind: 'case_peer', id: made },
          body: request.body.bodyId,
          actor: actorIn(request).id,
          payload: { key: request.body.keyId },
        })
        return made
      })
      return reply.status(201).send({ id })
    },
  })
  app.route({
    method: 'GET',
    url: '/api/hotline/peers',
    config: { access: { for: ['system_admin'], on: 'installation' } },
    schema: { tags, summary: '上级12345平台', response: { 200: z.array(peerView) } },
    handler: () => peersOf(db, clock),
  })
  app.route({
    method: 'PUT',
    url: '/api/hotline/peers/:id',
    config: { access: { for: ['system_admin'], on: 'installation' } },
    schema: {
      tags,
      summary: '修改上级12345平台',
      params: z.object({ id: z.uuid() }),
      body: peerChange,
      response: { 200: z.object({ ok: z.literal(true) }) },
    },
    async handler(request) {
      const { id } = request.params
      await inTransaction(db, async (tx) => {
        const body = await changePeer(tx, vault, id, request.body)
        await record(tx, clock, {
          kind: 'case.peer_changed',
          subject: { kind: 'case_peer', id },
          body,
          actor: actorIn(request).id,
          payload: { active: request.body.active, newSecret: request.body.secret !== '' },
        })
      })
      return { ok: true as const }
    },
  })
  app.route({
    method: 'POST',
    url: '/api/exchange/tickets',
    config: { access: { for: 'anyone' } },
    schema: {
      tags,
      summary: '上级平台转来工单（签名：HMAC-SHA256，见 docs/operations/hotline-exchange.md）',
      body: z.object({ channel: z.string().max(31).default(CHANNEL), ticket: z.string().max(20_000) }),
      response: { 200: z.object({ number: z.string(), known: z.boolean() }) },
    },
    async handler(request) {
      const { channel, ticket } = request.body
      return inTransaction(db, async (tx) => {
        const peer = await peerOf(
          tx,
          clock,
          vault,
          'POST',
          '/api/exchange/tickets',
          signedIn(request.headers),
          ticket,
        )
        const parsed = ticketInput.safeParse(json(ticket))
        if (!parsed.success) throw new Refusal('cases.ticket_broken', 422)
        return takeTicket(tx, clock, vault, peer, channel, parsed.data)
      })
    },
  })
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
