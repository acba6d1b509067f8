import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { casesMine, submitCase } from '#engagement/cases'
import { openCitizenDoor, openIdentityService } from '#foundation/citizens'
import { guardRoutes } from '#foundation/identity'
import { messagePorts, sendWaiting } from '#foundation/notify'
import { inTransaction } from '#platform/db'
import { createHttp } from '#platform/http'
import { createOutgoing } from '#platform/outgoing'
import { minePages } from '#portal'
import { caseDesk } from './cases.ts'
import { useHouse } from './harness.ts'
import { throughProvider } from './identity-provider.ts'

const house = useHouse()
const { aChannel } = caseDesk(house)

/** What a mail server and an SMS gateway of others took. */
const taken = { mail: '', sms: '' }
const mail = new SMTPServer({
  ...{ authOptional: true, disabledCommands: ['STARTTLS'] },
  onData(stream, _session, done) {
    let text = ''
    stream.on('data', (part: Buffer) => {
      text += part.toString()
    })
    stream.on('end', () => {
      taken.mail = text
      done()
    })
  },
})
let gateway: Server
let provider: Server
const listen = async (server: Server) => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
let addresses = { smtp: '', sms: '', issuer: '' }
beforeAll(async () => {
  await new Promise<void>((done) => mail.listen(0, '127.0.0.1', done))
  gateway = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => {
      body += part.toString()
    })
    request.on('end', () => {
      taken.sms = request.headers['x-yangguang-signature'] ? body : ''
      response.end('{}')
    })
  })
  provider = createServer()
  const issuer = await listen(provider)
  const idp = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: 'yangguang', client_secret: 'a-secret-of-the-test' },
        redirect_uris: ['http://portal.test/mine/identity/back'],
      },
    ],
    pkce: { required: () => true },
    findAccount: async (_context: object, id: string) => ({
      accountId: id,
      claims: async () => ({ sub: id }),
    }),
  })
  provider.on('request', idp.callback())
  addresses = {
    smtp: `smtp://127.0.0.1:${(mail.server.address() as AddressInfo).port}`,
    sms: await listen(gateway),
    issuer,
  }
})
afterAll(async () => {
  await new Promise<void>((done) => mail.close(() => done()))
  for (const server of [gateway, provider]) await new Promise((done) => server.close(done))
})

/** 我的 as the program composes it, with ports to those servers. */
async function portal() {
  const { db, clock, log, keys } = house().deps
  const app = await createHttp({
    ...{ log, wording: {}, version: '0', trustProxy: '' },
    errorPage: async () => '',
  })
  guardRoutes(app, db, clock)
  const settings = {
    ...{ smtpUrl: addresses.smtp, mailFrom: 'szfb@jinglan.example' },
    ...{ smsUrl: addresses.sms, smsKey: 'shared-with-the-gateway' },
  }
  const ports = messagePorts(settings, createOutgoing(['127.0.0.1']), clock)
  minePages(app, {
    ...{ db, clock, vault: keys.vault, sources: [casesMine], secureCookies: false },
    door: openCitizenDoor(db, clock, false),
    ways: { email: true, sms: true },
    identity: openIdentityService({
      ...{ name: '国家政务服务平台', issuer: addresses.issuer },
      ...{ clientId: 'yangguang', clientSecret: 'a-secret-of-the-test' },
    }),
    wake: () => {},
  })
  const send = () => sendWaiting(db, clock, keys.vault, ports)
  const post = (url: string, values: Record<string, string>, cookie = '') =>
    app.inject({
      ...{ method: 'POST', url },
      headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'portal.test', cookie },
      payload: new URLSearchParams(values).toString(),
    })
  return { app, send, post }
}

const cookieOf = (answer: { cookies: { name: string; value: string }[] }) =>
  answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')

describe('我的', () => {
  it.each([
    { way: 'mail', contact: 'zhao@example.com', told: 'To: zhao@example.com' },
    { way: 'sms', contact: '139 0000 5555', told: '13900005555' },
  ] as const)(
    'opens by a one-time code that came by $way, once, and holds what is added by its code',
    async ({ way, contact, told }) => {
      const { app, send, post } = await portal()
      expect((await post('/mine/code', { contact })).body).toContain('验证码')
      expect(await send()).toBe(1)
      expect(taken[way]).toContain(told)
      const text = way === 'mail' ? decoded(taken.mail) : taken.sms
      const code = /验证码是(\d{6})/.exec(text)?.[1] ?? ''
      expect(
        (await post('/mine/enter', { contact, code: code === '000000' ? '111111' : '000000' })).statusCode,
      ).toBe(422)
      const entered = await post('/mine/enter', { contact, code })
      expect(entered.headers.location).toBe('/mine')
      expect((await post('/mine/enter', { contact, code })).statusCode).toBe(422)

      const channel = await aChannel('question')
      const { db, clock, keys } = house().deps
      const letter = {
        ...{
          channel: channel.code,
          bodyId: '',
          matter: '投诉',
          title: '路灯不亮',
          asked: '路灯不亮，请修复。',
        },
        ...{ place: '', name: '', phone: '', email: '', consent: false },
      }
      const made = await inTransaction(db, (tx) =>
        submitCase(tx, clock, keys.vault, undefined, letter, { cameBy: 'online' }),
      )
      const cookie = cookieOf(entered)
      expect((await post('/mine/add', { number: made.number, code: 'WRONGCODE2' }, cookie)).statusCode).toBe(
        404,
      )
      await post('/mine/add', { number: made.number, code: made.code }, cookie)
      const mine = await app.inject({ url: '/mine', headers: { cookie } })
      expect(mine.body).toContain(made.number)
      expect(mine.body).toContain('待受理')
      await post('/mine/leave', {}, cookie)
      expect((await app.inject({ url: '/mine', headers: { cookie } })).body).not.toContain(made.number)
    },
  )

  it('opens by the national identity of a real OpenID Connect service, and not by a forged way back', async () => {
    const { app } = await portal()
    const begun = await app.inject({ url: '/mine/identity', headers: { host: 'portal.test' } })
    const kept = cookieOf(begun)
    const back = await throughProvider(String(begun.headers.location), 'citizen-1', 'http://portal.test')
    const path = back.slice('http://portal.test'.length)
    const forged = await app.inject({
      url: path.replace(/state=[^&]+/, 'state=other'),
      headers: { host: 'portal.test', cookie: kept },
    })
    expect(forged.statusCode).toBe(422)
    const entered = await app.inject({ url: path, headers: { host: 'portal.test', cookie: kept } })
    expect(entered.headers.location).toBe('/mine')
    const mine = await app.inject({ url: '/mine', headers: { cookie: cookieOf(entered) } })
    expect(mine.body).toContain('退出')
  })
})

/** The text of a mail in base64 or quoted-printable. */
function decoded(message: string): string {
  const [head = '', ...parts] = message.split(/\r?\n\r?\n/)
  const body = parts.join('\n')
  if (/base64/i.test(head)) return Buffer.from(body.replace(/\s/g, ''), 'base64').toString()
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
