// The counterpart of the exchange in tests: an upper platform in a process of its own. It checks signatures, fails the
// first results it is sent, prints its port and then each result it takes.
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'

const [, , secret, failures] = process.argv
let toFail = Number(failures)
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (part) => {
    body += part
  })
  request.on('end', () => {
    const of = (name) => request.headers[`x-yangguang-${name}`]
    const signed = [request.method, request.url, of('time'), of('nonce'), body].join('\n')
    const right = createHmac('sha256', secret).update(signed).digest('base64') === of('signature')
    if (!right || toFail > 0) {
      toFail -= 1
      response.writeHead(right ? 503 : 401).end()
      return
    }
    process.stdout.write(`${body}\n`)
    response.writeHead(200).end('{}')
  })
}).listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))
