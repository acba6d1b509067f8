import type { FastifyReply } from 'fastify'

/** Sets the cookie of a session, and says what it may see of itself after a step; with what is told this once. */
export type Answer = (
  token: string,
  reply: FastifyReply,
  told?: { recoveryCodes?: string[] },
) => Promise<FastifyReply>
