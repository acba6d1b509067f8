// Payload's REST API on a plain server of Node.
import { createServer } from 'node:http'
import { handleEndpoints } from 'payload'
import config from './payload.config.mjs'

const port = Number(process.env.PORT)
const server = createServer(async (request, response) => {
  const url = `http://127.0.0.1:${port}${request.url}`
  const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
  const answer = await handleEndpoints({
    config,
    request: new Request(url, { method: request.method, headers }),
  })
  response.writeHead(answer.status, Object.fromEntries(answer.headers))
  response.end(Buffer.from(await answer.arrayBuffer()))
})
server.listen(port, '127.0.0.1')
process.on('SIGTERM', () => process.exit(0))
