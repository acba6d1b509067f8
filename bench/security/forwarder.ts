/**
 * What stands before the program in every installation, and an attacker with many addresses: TLS is said to be done, and each
 * request comes from somewhere else, so that the limits on one address do not end a scan before it found anything.
 */
import { createServer, request as send } from 'node:http'

export interface Forwarder {
  url: string
  stop(): Promise<void>
}

export async function forwardTo(target: URL): Promise<Forwarder> {
  let turn = 0
  const server = createServer((request, response) => {
    turn += 1
    const from = `10.${(turn >> 16) & 255}.${(turn >> 8) & 255}.${turn & 255}`
    // A session that wanders from place to place is ended.
    const wanders = !request.headers.cookie?.includes('yg_session')
    const headers = {
      ...request.headers,
      ...(wanders ? { 'x-forwarded-for': from } : {}),
      'x-forwarded-proto': 'https',
    }
    const { hostname, port } = target
    const inner = send({ hostname, port, method: request.method, path: request.url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    inner.on('error', () => response.writeHead(502).end())
    request.pipe(inner)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((gone) => {
        server.closeAllConnections()
        server.close(() => gone())
      }),
  }
}
