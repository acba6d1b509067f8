import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ImapFlow } from 'imapflow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getBody } from '#foundation/bodies'
import { openFileStore } from '#foundation/files'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'
import { readMailbox } from './read-mailbox.ts'

const DOVECOT = '/usr/sbin/dovecot'
// The real server of Debian's package dovecot-imapd; it wants root to become its own users.
const installed = existsSync(DOVECOT)
const hasDovecot = installed && process.getuid?.() === 0
if (!installed && process.env.CI_STRICT === '1') throw new Error('没有找到 dovecot，收信测试不能跳过。')
if (!hasDovecot) console.warn('没有找到 dovecot（或者不是 root），跳过收信测试；请安装 dovecot-imapd。')

const house = useHouse()
let folder = ''
let port = 0
let server: ChildProcess | undefined

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done))
  const { port: free } = probe.address() as AddressInfo
  await new Promise((done) => probe.close(done))
  return free
}

beforeAll(async () => {
  if (!hasDovecot) return
  folder = await mkdtemp(join(tmpdir(), 'yangguang-imap-'))
  port = await freePort()
  await mkdir(join(folder, 'mail'))
  const settings = `base_dir = ${folder}/run
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = nobody
default_internal_group = nogroup
default_login_user = nobody
first_valid_uid = 1
mail_location = maildir:${folder}/mail/%u
passdb {
  driver = static
  args = password=a-password
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=${folder}/mail/%u
}
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`
  await writeFile(join(folder, 'dovecot.conf'), settings)
  await chmod(folder, 0o755)
  execFileSync('chown', ['nobody:nogroup', join(folder, 'mail')])
  server = spawn(DOVECOT, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' })
  for (let turn = 0; turn < 200; turn++) {
    const open = await new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        done(true)
      })
      socket.on('error', () => done(false))
    })
    if (open) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('dovecot did not start')
})
afterAll(async () => {
  if (!server) return
  const gone = new Promise((done) => server?.once('close', done))
  server.kill('SIGTERM')
  await gone
  await rm(folder, { recursive: true, force: true })
})

/** Puts a mail into the mailbox as the post would. */
async function arrives(user: string, mail: string): Promise<void> {
  const auth = { user, pass: 'a-password' }
  const client = new ImapFlow({ host: '127.0.0.1', port, secure: false, auth, logger: false })
  await client.connect()
  await client.append('INBOX', mail.replace(/\n/g, '\r\n'), [], new Date('2026-03-02T20:00:00+08:00'))
  await client.logout()
}

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const mail = (
  id: string,
  subject: string,
) => `From: =?utf-8?B?${Buffer.from('钱小雨').toString('base64')}?= <qian@example.com>
To: gk@jinglan.example
Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=
Message-ID: <${id}@example.com>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=part

--part
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

${Buffer.from('申请公开2025年度城区绿化养护合同。').toString('base64')}
--part
Content-Type: image/png
Content-Disposition: attachment; filename="scan.png"
Content-Transfer-Encoding: base64

${PNG}
--part
Content-Type: application/octet-stream
Content-Disposition: attachment; filename="run.exe"
Content-Transfer-Encoding: base64

${Buffer.from('MZ not a document').toString('base64')}
--part--
`

const call = (person: Person, method: 'GET' | 'POST', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })

describe.runIf(hasDovecot)('requests by e-mail (Art 29, 31)', () => {
  it('are read from the mailbox once, wait to be registered, and become a request with their files', async () => {
    const { db, clock, keys, filesDir } = house().deps
    const body = await aBody(house())
    const officer = await aPerson(house(), 'disclosure_office', body)
    const stranger = await aPerson(house(), 'disclosure_office', await aBody(house()))
    const bodyCode = (await getBody(db, body, clock.today()))?.code ?? ''
    const url = `imap://gk:a-password@127.0.0.1:${port}/INBOX`
    const files = openFileStore(filesDir, keys.vault)
    const read = () => readMailbox(db, clock, keys.vault, files, { url, bodyCode })

    await arrives('gk', mail('a', '政府信息公开申请'))
    await arrives('gk', mail('b', '推销'))
    expect(await read()).toBe(2)
    expect(await read()).toBe(0)
    // Read again after a restore of the mailbox: known by its Message-ID.
    await arrives('gk', mail('a', '政府信息公开申请'))
    expect(await read()).toBe(0)

    const inbox = async (person: Person) =>
      (await call(person, 'GET', '/api/inbox'))
        .json()
        .filter((row: { kind: string }) => row.kind === 'request_mail')
    const rows = await inbox(officer)
    expect(rows).toMatchObject([
      { task: '登记邮件申请', since: '2026-03-02', light: 'red' },
      { task: '登记邮件申请' },
    ])
    expect(await inbox(stranger)).toEqual([])
    const details = await Promise.all(
      rows.map(async ({ id }: { id: string }) =>
        (await call(officer, 'GET', `/api/request-mails/${id}`)).json(),
      ),
    )
    const asked = details.find((one) => one.subject === '政府信息公开申请')
    const other = details.find((one) => one.subject === '推销')
    expect(asked).toMatchObject({
      fromName: '钱小雨',
      fromAddress: 'qian@example.com',
      text: '申请公开2025年度城区绿化养护合同。',
      files: [{ position: 0, name: 'scan.png' }],
      leftOut: ['run.exe'],
    })
    expect((await call(stranger, 'GET', `/api/request-mails/${asked.id}`)).statusCode).toBe(404)

    const registration = {
      bodyId: body,
      applicantType: 'naturalPerson',
      name: '钱小雨',
      documentKind: '居民身份证',
      documentNumber: '990102199001010017',
      phone: '19900000001',
      email: asked.fromAddress,
      asked: asked.text,
      wantedForm: 'electronic',
      deliveryWay: 'email',
      channel: 'email',
      arrivedOn: asked.arrivedOn,
      mailId: asked.id,
    }
    const made = await call(officer, 'POST', '/api/requests', registration)
    expect(made.statusCode).toBe(201)
    const detail = (await call(officer, 'GET', `/api/requests/${made.json().id}`)).json()
    // An e-mail counts from the day both sides confirm.
    expect(detail).toMatchObject({ state: 'unconfirmed', receivedOn: null, submittedOn: '2026-03-02' })
    expect(detail.files).toMatchObject([{ purpose: 'application', name: 'scan.png' }])
    expect((await call(officer, 'POST', '/api/requests', registration)).json().error.code).toBe(
      'requests.mail_handled',
    )
    const aside = await call(officer, 'POST', `/api/request-mails/${other.id}/dismissal`, {
      reason: '广告邮件',
    })
    expect(aside.statusCode).toBe(200)
    expect(await inbox(officer)).toEqual([])
  })
})
