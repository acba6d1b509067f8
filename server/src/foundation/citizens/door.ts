import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { inTransaction } from '#platform/db'
import { accountOf, endSession } from './accounts.ts'
import { holdsMatter, keepMatter } from './matters.ts'

const COOKIE = 'yg_citizen'

/** What public pages ask about the citizen in front of them. */
export interface CitizenDoor {
  of(request: FastifyRequest): Promise<string | undefined>
  holds(request: FastifyRequest, kind: string, id: string): Promise<boolean>
  /** Puts what was just submitted under the signed-in citizen, if there is one. */
  keep(tx: Tx, request: FastifyRequest, kind: string, id: string): Promise<void>
  open(reply: FastifyReply, token: string): void
  leave(request: FastifyRequest, reply: FastifyReply): Promise<void>
}

export function openCitizenDoor(db: Db, clock: Clock, secure: boolean): CitizenDoor {
  const of = async (request: FastifyRequest) => {
    const token = request.cookies[COOKIE]
    return token ? accountOf(db, clock, token) : undefined
  }
  return {
    of,
    async holds(request, kind, id) {
      const account = await of(request)
      return account !== undefined && holdsMatter(db, account, kind, id)
    },
    async keep(tx, request, kind, id) {
      const token = request.cookies[COOKIE]
      // Asked on the transaction's own connection: one that waited for a second could wait for ever.
      const account = token ? await accountOf(tx, clock, token) : undefined
      if (account) await keepMatter(tx, clock, account, kind, id)
    },
    open(reply, token) {
      reply.setCookie(COOKIE, token, { path: '/', httpOnly: true, sameSite: 'lax', secure })
    },
    async leave(request, reply) {
      const token = request.cookies[COOKIE]
      if (token) await inTransaction(db, (tx) => endSession(tx, token))
      reply.clearCookie(COOKIE, { path: '/' })
    },
  }
}
