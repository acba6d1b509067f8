import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BlockList } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mayReach } from './addresses.ts'
import { createOutgoing } from './index.ts'

describe('where outgoing calls may go', () => {
  const none = new BlockList()
  it.each([
    '127.0.0.1',
    '127.8.9.1',
    '10.1.2.3',
    '172.31.255.1',
    '192.168.0.9',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fe80::1',
    'fd00::8',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '0:0:0:0:0:ffff:7f00:1',
    '::127.0.0.1',
    '::ffff:0:127.0.0.1',
    'fe80::1%eth0',
    '64:ff9b::a00:1',
    '224.0.0.1',
    'not an address',
  ])('never to %s', (address) => expect(mayReach(address, none)).toBe(false))
  it.each(['114.114.114.114', '2400:3200::1', '172.32.0.1'])('to %s', (address) =>
    expect(mayReach(address, none)).toBe(true),
  )
  it('never to an address of this machine, however public', () => {
    const own = ['114.114.114.114', '2400:3200::1']
    expect(
      ['114.114.114.114', '::ffff:114.114.114.114', '2400:3200::1'].map((one) => mayReach(one, none, own)),
    ).toEqual([false, false, false])
    expect(mayReach('114.114.114.115', none, own)).toBe(true)
  })
})

describe('an outgoing call', () => {
  let server: Server
  let at = ''
  const seen: { url: string; authorization: string | undefined }[] = []
  beforeAll(async () => {
    server = createServer((request, response): void => {
      seen.push({ url: request.url ?? '', authorization: request.headers.authorization })
      if (request.url === '/inward')
        return void response.writeHead(302, { location: 'http://[::1]:1/' }).end()
      if (request.url === '/away')
        return void response.writeHead(302, { location: at.replace('127.0.0.1', 'localhost') }).end()
      if (request.url === '/round') return void response.writeHead(302, { location: '/round' }).end()
      if (request.url === '/large') return void response.end('x'.repeat(10_000))
      if (request.url === '/never') return
      response.end('好')
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    at = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  })
  afterAll(() => new Promise((done) => server.close(done)))

  const open = createOutgoing(['127.0.0.1', 'localhost'])
  const code = (promise: Promise<unknown>) =>
    promise.then(
      () => 'answered',
      (error: { code: string }) => error.code,
    )

  it('does not reach the installation itself, by address, by name or written as a number', async () => {
    const outgoing = createOutgoing()
    const { port } = new URL(at)
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1'])
      expect([host, await code(outgoing.fetch(`http://${host}:${port}/`))]).toEqual([host, 'outgoing.inward'])
    expect(seen).toEqual([])
  })

  it('reaches what the operator named, and answers with the bytes', async () => {
    const answer = await open.fetch(at)
    expect([answer.status, answer.body.toString()]).toEqual([200, '好'])
  })

  it('checks each redirect like a first call, and leaves credentials behind at a foreign host', async () => {
    expect(await code(open.fetch(`${at}inward`))).toBe('outgoing.inward')
    expect(await code(open.fetch(`${at}round`))).toBe('outgoing.too_many_redirects')
    seen.length = 0
    await open.fetch(`${at}away`, { headers: { authorization: 'Bearer x' } })
    expect(seen.map((call) => call.authorization)).toEqual(['Bearer x', undefined])
  })

  it('refuses other schemes, credentials in the address, large answers and long silence', async () => {
    expect(await code(open.fetch('file:///etc/passwd'))).toBe('outgoing.not_a_url')
    expect(await code(open.fetch('http://a:b@example.com/'))).toBe('outgoing.not_a_url')
    expect(await code(open.fetch(`${at}large`, { mostBytes: 1_000 }))).toBe('outgoing.too_large')
    expect(await code(open.fetch(`${at}never`, { timeoutMs: 100 }))).toBe('outgoing.slow')
  })
})
