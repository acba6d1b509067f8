import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer } from 'node:http'

/**
 * A service for electronic seals as a process of its own: it signs the PDF it is sent and appends the signature to it.
 * Bodies without a seal get 404; `changed` in the title makes it answer with another text, `down` with a failure.
 */
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const KEY = process.argv[2] ?? ''

const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    const pdf = Buffer.concat(parts)
    const end = (status: number, body: Buffer = Buffer.alloc(0)) => {
      response.writeHead(status, { 'content-type': 'application/pdf' })
      response.end(body)
    }
    if (request.headers.authorization !== `Bearer ${KEY}`) return end(401)
    const mode = new URL(request.url ?? '/', 'http://x').pathname
    if (mode === '/down') return end(500)
    if (mode === '/without' || !request.headers['x-body-code']) return end(404)
    const contents = createSign('sha256').update(pdf).sign(privateKey).toString('hex')
    const update = `\n9999 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 ${pdf.length} 0 0] /Contents <${contents}> >>\nendobj\n%%EOF\n`
    const source = mode === '/changed' ? Buffer.concat([Buffer.from('%PDF-1.7\nanother text\n'), pdf]) : pdf
    return end(200, Buffer.concat([source, Buffer.from(update)]))
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const key = publicKey.export({ type: 'spki', format: 'pem' })
  process.stdout.write(`${JSON.stringify({ port, key })}\n`)
})
