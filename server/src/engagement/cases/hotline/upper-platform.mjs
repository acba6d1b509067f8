// The counterpart of the exchange in tests: an upper platform in a process of its own. It checks signatures, fails the
// first results it is sent, prints its port and then each result it takes; one it has taken already it drops. Told to
// hold, it takes a result and answers only when a line arrives on its input.
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'

const [, , secret, failures, hold] = process.argv
let toFail = Number(failures)
const taken = new Set()
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => {
    body += part
  })
  request.on('end', async () => {
    const of = (name) => request.headers[`x-yangguang-${name}`]
    const signed = [request.method, request.url, of('time'), of('nonce'), body].join('\n')
    const right = createHmac('sha256', secret).update(signed).digest('base64') === of('signature')
    if (!right || toFail > 0) {
      toFail -= 1
      response.writeHead(right ? 503 : 401).end()
      return
    }
    const key = request.headers['idempotency-key']
    if (!taken.has(key)) process.stdout.write(`${body}\n`)
    taken.add(key)
    if (hold) await once(process.stdin, 'data')
    response.writeHead(200).end('{}')
  })
}).listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))
