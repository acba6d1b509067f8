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

interface Ready {
  request: IncomingMessage
  response: ServerResponse
  answer: QuickAnswer
  since: number
}

/**
 * A server that gives quick answers itself and hands everything else to the chain. What came in together leaves together, one
 * write right after the other: between two writes a reader's side would fall asleep, and waking it costs as much as the answer.
 */
export function quickServer(
  find: QuickAnswers,
  tell: (answered: Answered) => void,
): NonNullable<FastifyServerOptions['serverFactory']> {
  return (chain): Server => {
    let ready: Ready[] = []
    const leave = () => {
      const leaving = ready
      ready = []
      for (const { request, response, answer, since } of leaving) {
        const status = send(request, response, answer)
        const milliseconds = performance.now() - since
        tell({ route: answer.route, headers: request.headers, status, milliseconds, quick: true })
      }
    }
    // A request that announces no body gets no stream for one, which is a tenth of what a kept page costs.
    const server = createServer({ optimizeEmptyRequests: true }, (request, response) => {
      const since = performance.now()
      const answer = find(request)
      if (!answer) return chain(request, response)
      if (ready.push({ request, response, answer, since }) === 1) setImmediate(leave)
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
