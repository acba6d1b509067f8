import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyContextConfig, FastifyRequest } from 'fastify'
import type { App } from './index.ts'

/** What the answered route was, the same for every request that it answers. */
export interface AnsweredRoute {
  method: string
  /** Its pattern, never the address with somebody's number in it; undefined where no route answered. */
  pattern: string | undefined
  config: FastifyContextConfig
  params: unknown
  hostname: string
  scheme: string
}

/** One request that was answered, for those who count. */
export interface Answered {
  route: AnsweredRoute
  headers: IncomingHttpHeaders
  status: number
  milliseconds: number
  /** Answered before the chain of hooks. */
  quick: boolean
}

export type AnsweredListener = (answered: Answered) => void

declare module 'fastify' {
  interface FastifyInstance {
    answeredListeners: AnsweredListener[]
  }
}

export function routeOf(request: FastifyRequest): AnsweredRoute {
  const { method, params, hostname, protocol, routeOptions } = request
  return {
    method,
    pattern: routeOptions.url,
    config: routeOptions.config,
    params,
    hostname,
    scheme: protocol,
  }
}

/** Tells every listener of every answer, whichever way it was given. */
export function listenToAnswers(app: App): void {
  const listeners: AnsweredListener[] = []
  app.decorate('answeredListeners', listeners)
  app.addHook('onResponse', async (request, reply) => {
    const answered = {
      route: routeOf(request),
      headers: request.headers,
      status: reply.statusCode,
      milliseconds: reply.elapsedTime,
      quick: false,
    }
    for (const listener of listeners) listener(answered)
  })
}

export function whenAnswered(app: App, listener: AnsweredListener): void {
  app.answeredListeners.push(listener)
}
