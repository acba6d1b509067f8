import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createVault } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { createHttp } from '#platform/http'
import { useHouse } from '#test/harness'
import { throughProvider } from '#test/identity-provider'
import { aBody, aPerson, type Person } from '#test/people'
import { createAccount, guardRoutes } from './index.ts'
import { escapeFilter, ldapAccepts } from './outer.ts'
import { outerApi } from './outer-api.ts'

const house = useHouse()

describe('signing in at the organisation’s own service (OpenID Connect)', () => {
  let server: Server
  let issuer = ''
  const vault = createVault([{ no: 1, bytes: Buffer.alloc(32, 7) }], Buffer.alloc(32, 8))
  beforeAll(async () => {
    server = createServer()
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: 'yangguang',
          client_secret: 'a-secret-of-the-test',
          redirect_uris: ['http://console.test/api/session/oidc/back'],
        },
      ],
      claims: { openid: ['sub'], profile: ['preferred_username'] },
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      findAccount: async (_context: object, id: string) => ({
        accountId: id,
        claims: async () => ({ sub: id, preferred_username: id }),
      }),
    })
    server.on('request', provider.callback())
  })
  afterAll(() => new Promise((done) => server.close(done)))

  async function office() {
    const { db, clock, log } = house().deps
    const app = await createHttp({
      log,
      wording: {},
      errorPage: async () => '',
      version: '0',
      trustProxy: '',
    })
    guardRoutes(app, db, clock)
    const oidc = {
      issuer,
      clientId: 'yangguang',
      clientSecret: 'a-secret-of-the-test',
      claim: 'preferred_username',
      label: '统一身份认证',
    }
    outerApi(app, db, clock, { outer: { oidc }, vault, secureCookies: false })
    return app
  }

  type Office = Awaited<ReturnType<typeof office>>
  const goAndReturn = async (app: Office, to: string, login: string, cookie: string) => {
    const back = new URL(await throughProvider(to, login, 'http://console.test'))
    const at = `${back.pathname}${back.search}`
    return app.inject({ url: at, headers: { host: 'console.test', cookie } })
  }
  const visitsTo = (app: Office) => async (login: string, cookie?: string) => {
    const begun = await app.inject({ url: '/api/session/oidc', headers: { host: 'console.test' } })
    expect(begun.statusCode).toBe(302)
    const kept = `yg_trip=${begun.cookies[0]?.value}`
    return goAndReturn(app, String(begun.headers.location), login, cookie ?? kept)
  }

  it('lets a known person in, ties them to their account, and nobody else', async () => {
    const app = await office()
    const person = await aPerson(house(), 'chief', await aBody(house()))
    const visit = visitsTo(app)
    const inside = await visit(person.login)
    expect([inside.statusCode, inside.headers.location]).toEqual([302, '/console/'])
    const session = inside.cookies.find(({ name }) => name === 'yg_session')
    const me = await house().app.inject({
      url: '/api/session',
      headers: { cookie: `yg_session=${session?.value}` },
    })
    expect(me.json()).toMatchObject({ id: person.actor.id })
    const refused = async (visited: ReturnType<typeof visit>) => {
      const { headers, cookies } = await visited
      expect(cookies.find(({ name }) => name === 'yg_session')).toBeUndefined()
      return headers.location
    }
    expect(await refused(visit('somebody-unknown'))).toBe('/console/?refused=outer_unknown')
    // Without the trip that this browser began, an answer is worth nothing.
    expect(await refused(visit(person.login, 'other=1'))).toBe('/console/?refused=outer_refused')
    expect(await refused(visit(person.login, 'yg_trip=forged'))).toBe('/console/?refused=outer_refused')
    await app.close()
  })

  it('makes nobody an administrator by a name over there: those tie themselves, signed in and proven', async () => {
    const app = await office()
    const body = await aBody(house())
    const visit = visitsTo(app)
    const admin = await aPerson(house(), 'security_admin', body)
    const other = await aPerson(house(), 'audit_admin', body)
    const refused = await visit(admin.login)
    expect(refused.headers.location).toBe('/console/?refused=outer_untied')
    expect(refused.cookies.find(({ name }) => name === 'yg_session')).toBeUndefined()
    const ask = ({ cookie }: Person) =>
      app.inject({ method: 'POST', url: '/api/account/outer', headers: { host: 'console.test', cookie } })
    const begun = await ask(admin)
    const kept = `yg_trip=${begun.cookies.find(({ name }) => name === 'yg_trip')?.value}`
    const comeBack = (cookie: string) => goAndReturn(app, begun.json().url, 'boss-over-there', cookie)
    // The trip that one session began ends in that session only.
    for (const cookie of [kept, `${kept}; ${other.cookie}`])
      expect((await comeBack(cookie)).headers.location).toBe('/console/account?refused=outer_refused')
    const tied = await comeBack(`${kept}; ${admin.cookie}`)
    expect(tied.headers.location).toBe('/console/account?tied=1')
    expect((await visit('boss-over-there')).headers.location).toBe('/console/')
    const { json } = await ask(other)
    const taken = await ask(other)
    expect(json().url).toContain('prompt=login')
    const again = `yg_trip=${taken.cookies.find(({ name }) => name === 'yg_trip')?.value}; ${other.cookie}`
    expect((await goAndReturn(app, taken.json().url, 'boss-over-there', again)).headers.location).toBe(
      '/console/account?refused=outer_taken',
    )
    house().clock.set('2026-03-03T10:06:00+08:00')
    expect((await ask(admin)).statusCode).toBe(403)
    const untie = await app.inject({
      method: 'DELETE',
      url: '/api/account/outer',
      headers: { host: 'console.test', cookie: admin.cookie },
    })
    expect(untie.statusCode).toBe(403)
    house().clock.set('2026-03-03T10:00:00+08:00')
    await app.close()
  })
})

const SLAPD = ['/usr/sbin/slapd', '/usr/lib/openldap/slapd'].find((path) => existsSync(path))
if (!SLAPD && process.env.CI_STRICT === '1') throw new Error('没有找到 slapd，目录登录的测试不能跳过。')
if (!SLAPD) console.warn('没有找到 slapd，跳过目录登录的测试；请安装 slapd 后重试。')

describe.runIf(SLAPD !== undefined)('signing in over the directory (LDAP)', () => {
  let folder = ''
  let server: ChildProcess
  let url = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yangguang-ldap-'))
    await mkdir(join(folder, 'db'))
    const root = process.getuid?.() === 0
    const schema = '/etc/ldap/schema'
    await writeFile(
      join(folder, 'slapd.conf'),
      [
        ...['core', 'cosine', 'inetorgperson'].map((name) => `include ${schema}/${name}.schema`),
        'modulepath /usr/lib/ldap',
        'moduleload back_mdb',
        `pidfile ${folder}/slapd.pid`,
        'database mdb',
        'suffix "dc=example,dc=cn"',
        'rootdn "cn=admin,dc=example,dc=cn"',
        'rootpw keeper',
        `directory ${folder}/db`,
      ].join('\n'),
    )
    await writeFile(
      join(folder, 'people.ldif'),
      `dn: dc=example,dc=cn
objectClass: dcObject
objectClass: organization
o: example
dc: example

dn: uid=lihua,dc=example,dc=cn
objectClass: inetOrgPerson
cn: lihua
sn: li
uid: lihua
userPassword: Directory-Pass-1

dn: uid=boss,dc=example,dc=cn
objectClass: inetOrgPerson
cn: boss
sn: boss
uid: boss
userPassword: Directory-Pass-3
`,
    )
    execFileSync(SLAPD ?? '', [
      '-T',
      'add',
      '-f',
      join(folder, 'slapd.conf'),
      '-l',
      join(folder, 'people.ldif'),
    ])
    if (root) execFileSync('chown', ['-R', 'nobody', folder])
    await chmod(folder, 0o755)
    const port = 20_000 + Math.floor(Math.random() * 20_000)
    url = `ldap://127.0.0.1:${port}`
    server = spawn(SLAPD ?? '', [
      '-d',
      '0',
      '-h',
      url,
      '-f',
      join(folder, 'slapd.conf'),
      ...(root ? ['-u', 'nobody'] : []),
    ])
    while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 100))
  }, 90_000)
  afterAll(async () => {
    server?.kill()
    await rm(folder, { recursive: true, force: true })
  })
  const directory = () => ({
    url,
    base: 'dc=example,dc=cn',
    filter: '(uid={login})',
    bindDn: 'cn=admin,dc=example,dc=cn',
    bindPassword: 'keeper',
  })

  it('takes the right password only, never an empty one, never a login that is a filter', async () => {
    expect(await ldapAccepts(directory(), 'lihua', 'Directory-Pass-1')).toBe(true)
    expect(await ldapAccepts(directory(), 'lihua', 'wrong')).toBe(false)
    expect(await ldapAccepts(directory(), 'lihua', '')).toBe(false)
    expect(await ldapAccepts(directory(), 'li*', 'Directory-Pass-1')).toBe(false)
    expect(escapeFilter('a*)(uid=*')).toBe('a\\2a\\29\\28uid=\\2a')
  })

  it('signs in an account without a password of its own', async () => {
    const { db, clock } = house().deps
    const body = await aBody(house())
    await inTransaction(db, (tx) =>
      createAccount(tx, clock, undefined, {
        login: 'lihua',
        name: '李华',
        body,
        grants: [{ role: 'chief', body, reach: 'own' }],
      }),
    )
    const { signIn } = await import('./sessions.ts')
    const outer = { ldap: directory() }
    await expect(signIn(db, clock, 'lihua', 'wrong', undefined, { outer })).rejects.toThrow(
      'identity.wrong_password',
    )
    expect(await signIn(db, clock, 'lihua', 'Directory-Pass-1', undefined, { outer })).toMatch(/^.{20,}$/)
    // Entered in the directory under the name of an administrator who has not chosen a password yet.
    await inTransaction(db, (tx) =>
      createAccount(tx, clock, undefined, {
        login: 'boss',
        name: '管理员',
        body,
        grants: [{ role: 'security_admin', body, reach: 'own' }],
      }),
    )
    await expect(signIn(db, clock, 'boss', 'Directory-Pass-3', undefined, { outer })).rejects.toThrow(
      'identity.wrong_password',
    )
    // In the directory and without an account here: the answer is that of a wrong password.
    await expect(signIn(db, clock, 'wangfang', 'Directory-Pass-2', undefined, { outer })).rejects.toThrow(
      'identity.wrong_password',
    )
  })
})

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}
