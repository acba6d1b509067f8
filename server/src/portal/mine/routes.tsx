import type { FastifyRequest } from 'fastify'
import {
  askCode,
  type CitizenDoor,
  citizensWording,
  enterCode,
  type IdentityService,
  keepMatter,
  type MineSource,
  mattersOf,
  signInByIdentity,
} from '#foundation/citizens'
import { guardWording, keepPace } from '#foundation/guard'
import { ruleAt } from '#foundation/rules'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { Refusal, sentenceFor } from '#platform/errors'
import { type App, readForm, z } from '#platform/http'
import { sendPrivatePage } from '../pages.ts'
import { isElder } from '../preferences.ts'
import { siteFor } from '../site.ts'
import { minePage, signInPage } from './pages.tsx'

const anyone = { access: { for: 'anyone' } } as const
const wording = { ...guardWording, ...citizensWording }
const KEPT = 'yg_identity'
const keptShape = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() })

export interface MinePages {
  db: Db
  clock: Clock
  vault: Vault
  door: CitizenDoor
  sources: readonly MineSource[]
  /** Ways a code can be sent now. */
  ways: { email: boolean; sms: boolean }
  identity: IdentityService | undefined
  secureCookies: boolean
  /** Sends what was queued soon. */
  wake: () => void
}

/** 我的: one place over everything a citizen has with the office; composed of what the wings contribute. */
export function minePages(app: App, deps: MinePages): void {
  const { db, clock, vault, door, sources, identity } = deps
  const frame = async (request: FastifyRequest) => ({
    site: await siteFor(db, clock, request.host),
    elder: isElder(request),
  })
  const signIn = async (
    request: FastifyRequest,
    said: { contact?: string; sent?: boolean; problems?: Record<string, string> },
  ) =>
    signInPage({
      ...(await frame(request)),
      contact: said.contact ?? '',
      sent: said.sent ?? false,
      problems: said.problems ?? {},
      identity: identity?.name,
    })
  const mine = async (
    request: FastifyRequest,
    account: string,
    said: { values?: Readonly<Record<string, string>>; problems?: Record<string, string> } = {},
  ) => {
    const matters = await mattersOf(db, account)
    const groups = await Promise.all(
      sources.map(async (source) => {
        const ids = matters.filter(({ kind }) => kind === source.kind).map(({ id }) => id)
        return { label: source.label, rows: ids.length > 0 ? await source.rows(db, clock, ids) : [] }
      }),
    )
    return minePage({
      ...(await frame(request)),
      groups,
      values: said.values ?? {},
      problems: said.problems ?? {},
    })
  }

  app.route({
    method: 'GET',
    url: '/mine',
    config: anyone,
    async handler(request, reply) {
      const account = await door.of(request)
      return sendPrivatePage(reply, account ? await mine(request, account) : await signIn(request, {}))
    },
  })

  app.route({
    method: 'POST',
    url: '/mine/code',
    config: anyone,
    async handler(request, reply) {
      const { contact = '' } = (await readForm(request)).values
      try {
        await inTransaction(db, async (tx) => {
          const most = (await ruleAt(tx, 'guard.submits_per_hour', clock.today())).value
          await keepPace(tx, clock, vault, 'citizen_code', request.ip, most)
          const { way } = await askCode(tx, clock, vault, contact)
          if (!deps.ways[way]) throw new Refusal('citizens.no_way', 422)
        })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const problems = { contact: sentenceFor(wording, error) }
        return sendPrivatePage(reply, await signIn(request, { contact, problems }), error.status)
      }
      deps.wake()
      return sendPrivatePage(reply, await signIn(request, { contact, sent: true }))
    },
  })

  app.route({
    method: 'POST',
    url: '/mine/enter',
    config: anyone,
    async handler(request, reply) {
      const { contact = '', code = '' } = (await readForm(request)).values
      try {
        door.open(reply, await enterCode(db, clock, vault, contact, code))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const problems = { code: sentenceFor(wording, error) }
        return sendPrivatePage(reply, await signIn(request, { contact, sent: true, problems }), error.status)
      }
      return reply.redirect('/mine', 303)
    },
  })

  app.route({
    method: 'POST',
    url: '/mine/add',
    config: anyone,
    async handler(request, reply) {
      const account = await door.of(request)
      if (!account) return reply.redirect('/mine', 303)
      const { values } = await readForm(request)
      for (const source of sources) {
        const id = await source
          .byCode(db, clock, values.number ?? '', values.code ?? '')
          .catch((error: unknown) => {
            if (error instanceof Refusal) return undefined
            throw error
          })
        if (!id) continue
        await inTransaction(db, (tx) => keepMatter(tx, clock, account, source.kind, id))
        return reply.redirect('/mine', 303)
      }
      const problems = { code: wording['citizens.unknown_matter'] ?? '' }
      return sendPrivatePage(reply, await mine(request, account, { values, problems }), 404)
    },
  })

  app.route({
    method: 'POST',
    url: '/mine/leave',
    config: anyone,
    async handler(request, reply) {
      await door.leave(request, reply)
      return reply.redirect('/mine', 303)
    },
  })

  if (!identity) return
  const back = (request: FastifyRequest) => `${request.protocol}://${request.host}/mine/identity/back`
  app.route({
    method: 'GET',
    url: '/mine/identity',
    config: anyone,
    async handler(request, reply) {
      const { url, kept } = await identity.begin(back(request))
      const sealed = vault.seal(JSON.stringify(kept), KEPT).toString('base64url')
      reply.setCookie(KEPT, sealed, {
        path: '/mine',
        httpOnly: true,
        sameSite: 'lax',
        secure: deps.secureCookies,
        maxAge: 600,
      })
      return reply.redirect(url, 303)
    },
  })
  app.route({
    method: 'GET',
    url: '/mine/identity/back',
    config: anyone,
    async handler(request, reply) {
      try {
        const sealed = request.cookies[KEPT] ?? ''
        const kept = keptShape.parse(JSON.parse(vault.open(Buffer.from(sealed, 'base64url'), KEPT)))
        const subject = await identity.finish(
          new URL(request.url, `${request.protocol}://${request.host}`),
          kept,
        )
        if (subject === '') throw new Refusal('citizens.identity_failed', 422)
        door.open(
          reply,
          await inTransaction(db, (tx) => signInByIdentity(tx, clock, vault, identity.issuer, subject)),
        )
      } catch (error) {
        request.log.warn({ err: error }, 'national identity')
        const problems = { contact: wording['citizens.identity_failed'] ?? '' }
        return sendPrivatePage(reply, await signIn(request, { problems }), 422)
      }
      reply.clearCookie(KEPT, { path: '/mine' })
      return reply.redirect('/mine', 303)
    },
  })
}
