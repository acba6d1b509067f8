import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { FastifyServerOptions } from 'fastify'
import type { Answered, AnsweredRoute } from './answered.ts'

/** What the chain of hooks and handler once answered, ready to be sent again. */
export interface QuickAnswer {
  status: number
  /** Names and values in turn, as the chain left them. */
  head: string[]
  /** The bytes as latin1: head and body then leave in one write. */
  body: string
  etag: string
  /** Head of the answer to those who hold the page already (RFC 9110, 15.4.5). */
  unchanged: string[]
  route: AnsweredRoute
}

/** Finds the answer to a request that may be answered without the chain. */
export type QuickAnswers = (request: IncomingMessage) => QuickAnswer | undefined

/** A server that gives quick answers itself and hands everything else to the chain. */
export function quickServer(
  find: QuickAnswers,
  tell: (answered: Answered) => void,
): NonNullable<FastifyServerOptions['serverFactory']> {
  return (chain): Server => {
    const server = createServer((request, response) => {
      const since = performance.now()
      const answer = find(request)
      if (!answer) return chain(request, response)
      const status = send(request, response, answer)
      const { route } = answer
      const milliseconds = performance.now() - since
      tell({ route, headers: request.headers, status, milliseconds, quick: true })
    })
    // What Fastify sets on a server of its own: connections outlive the pauses of a proxy, an upload may take its time.
    server.keepAliveTimeout = 72_000
    server.requestTimeout = 0
    return server
  }
}

function send({ headers }: IncomingMessage, response: ServerResponse, answer: QuickAnswer): number {
  if (headers['if-none-match'] === answer.etag) {
    response.writeHead(304, answer.unchanged).end()
    return 304
  }
  response.writeHead(answer.status, answer.head).end(answer.body, 'latin1')
  return answer.status
}
