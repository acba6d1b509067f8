import { Writable } from 'node:stream'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { guardRoutes, identityApi } from '#foundation/identity'
import { savePerson } from '#foundation/people'
import { inTransaction } from '#platform/db'
import { createHttp } from '#platform/http'
import { createLogger } from '#platform/log'
import { useHouse } from './harness.ts'
import { aBody, aPerson } from './people.ts'

const house = useHouse()
const secret = {
  name: '欧阳春晓',
  documentKind: '居民身份证',
  documentNumber: '110101199003078515',
  phone: '13900112233',
  email: 'chunxiao@example.cn',
  address: '景澜市人民路 88 号',
  contact: '欧阳春晓',
}

/** Everything a log line, a ledger payload or a plain column must never hold. */
const personal = [secret.name, secret.documentNumber, secret.phone, secret.email, secret.address]

describe('personal data', () => {
  it('stands in no log line, whatever goes wrong with it', async () => {
    const lines: string[] = []
    const sink = new Writable({
      write(chunk, _encoding, done) {
        lines.push(String(chunk))
        done()
      },
    })
    const log = createLogger('trace', sink)
    const { db, clock, keys } = house().deps
    const app = await createHttp({
      log,
      wording: {},
      errorPage: async () => '',
      version: '0',
      trustProxy: '',
    })
    guardRoutes(app, db, clock)
    identityApi(app, db, clock, { secureCookies: false, vault: keys.vault })
    app.route({
      method: 'POST',
      url: '/api/broken',
      config: { access: { for: 'anyone' } },
      handler: async () => {
        throw new Error('defect')
      },
    })
    // A database quotes what it refused, a mail server the address it did not take.
    const quoting = [
      () => sql`insert into identity_stranger values ('\\x01', 1, null, null), (null, 1, null, now())`,
      () => sql`select ${secret.documentNumber}::int4`,
      () => sql`select ${secret.name}::uuid`,
    ]
    for (const [no, statement] of quoting.entries())
      app.route({
        method: 'POST',
        url: `/api/broken/${no}`,
        config: { access: { for: 'anyone' } },
        handler: () => statement().execute(db),
      })
    app.route({
      method: 'POST',
      url: '/api/broken/mail',
      config: { access: { for: 'anyone' } },
      handler: async () => {
        const cause = new Error(`550 5.1.1 <${secret.email}> unknown`)
        throw Object.assign(new Error(`no such number ${secret.phone}`, { cause }), {
          rejected: [secret.email],
        })
      },
    })
    const broken = ['0', '1', '2', 'mail'].map((name) => `/api/broken/${name}`)
    for (const url of ['/api/session', '/api/broken', ...broken, `/api/nowhere?phone=${secret.phone}`]) {
      const payload = { login: secret.phone, password: 'A-Secret-Word-1', ...secret }
      await app.inject({ method: 'POST', url, payload })
      await app.inject({
        method: 'POST',
        url,
        payload: JSON.stringify(payload).slice(0, -2),
        headers: { 'content-type': 'application/json' },
      })
    }
    await app.close()
    const text = lines.join('\n')
    expect(text).toContain('defect')
    expect(text).toContain('no such number …')
    expect(text).toContain('23502')
    expect(text).not.toContain('Failing row')
    for (const word of [...personal, 'A-Secret-Word-1']) expect(text).not.toContain(word)
  })

  it('stands in no column of the database as plain text, and in no payload of the ledger', async () => {
    const { db, clock, keys } = house().deps
    const body = await aBody(house())
    await aPerson(house(), 'disclosure_office', body)
    await inTransaction(db, (tx) => savePerson(tx, clock, keys.vault, secret))
    const client = await house().database.dedicated()
    const { rows } = await client.query<{ table_name: string; column_name: string }>(
      `select table_name, column_name from information_schema.columns
       where table_schema = 'public' and data_type in ('text', 'jsonb', 'character varying', 'bytea')`,
    )
    const tables = new Map<string, string[]>()
    for (const { table_name: table, column_name: column } of rows)
      tables.set(table, [...(tables.get(table) ?? []), `"${column}"::text`])
    // A text stands as itself, bytes as their hexadecimal form.
    const forms = personal.flatMap((word) => [word, Buffer.from(word).toString('hex')])
    for (const [table, columns] of tables) {
      const whole = `concat_ws(' ', ${columns.join(', ')})`
      const found = await client.query(
        `select form from unnest($1::text[]) form
         where exists (select 1 from "${table}" where position(form in ${whole}) > 0)`,
        [forms],
      )
      expect([table, found.rows]).toEqual([table, []])
    }
    await client.end()
  })
})
