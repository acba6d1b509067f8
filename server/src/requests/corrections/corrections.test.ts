import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { addDataKey, openKeyring } from '#platform/crypto'
import { useHouse } from '#test/harness'
import { aBody, aPerson } from '#test/people'
import { resealCorrections } from './reseal.ts'

const house = useHouse()
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF')

async function send(url: string, values: Record<string, string>, evidence?: Buffer) {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.set(name, value)
  if (evidence) form.append('evidence', new Blob([new Uint8Array(evidence)]), '户口簿.pdf')
  const encoded = new Response(form)
  return house().app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
    payload: Buffer.from(await encoded.arrayBuffer()),
  })
}

it('mends a record about oneself on evidence, once, with a letter that only the person reads (Art 41)', async () => {
  const body = await aBody(house())
  const officer = await aPerson(house(), 'disclosure_office', body)
  const stranger = await aPerson(house(), 'disclosure_office', await aBody(house()))
  const call = (person: typeof officer, method: 'GET' | 'POST', url: string, payload?: object) =>
    house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })
  const values = {
    ...{
      bodyId: body,
      formKey: 'k1',
      name: '钱小雨',
      documentNumber: '990102199001010017',
      phone: '19900000001',
    },
    ...{ record: '2024年补贴名册', wrong: '出生日期记为1980年', wanted: '1990年1月1日' },
  }
  const without = await send('/requests/corrections', values)
  expect(without.statusCode).toBe(422)
  expect(without.body).toContain('请附上能够证明记录不准确的材料')
  expect(without.body).toContain('2024年补贴名册')
  // The evidence was chosen beside a form that lacks a name; it need not be chosen again.
  const nameless = await send('/requests/corrections', { ...values, name: '' }, PDF)
  expect(nameless.body).toContain('户口簿.pdf')
  const basket = /name="basket" value="([^"]+)"/.exec(nameless.body)?.[1] ?? ''
  const made = await send('/requests/corrections', { ...values, basket })
  expect(made.statusCode).toBe(200)
  const number = /id="correction-number">([^<]+)</.exec(made.body)?.[1] ?? ''
  const code = /id="query-code">([^<]+)</.exec(made.body)?.[1] ?? ''
  // Sent twice it is one matter, with the same code.
  expect((await send('/requests/corrections', values, PDF)).body).toContain(code)

  const list = (await call(officer, 'GET', '/api/corrections')).json()
  expect(list).toMatchObject([{ number, person: '钱**', result: null, files: [{ name: '户口簿.pdf' }] }])
  expect((await call(stranger, 'GET', '/api/corrections')).json()).toEqual([])
  const ending = { version: 1, result: 'corrected', text: '经核对户口簿，已更正为1990年1月1日。' }
  const close = (person: typeof officer) =>
    call(person, 'POST', `/api/corrections/${list[0].id}/result`, ending)
  expect((await close(stranger)).statusCode).toBe(404)
  expect((await close(officer)).statusCode).toBe(200)
  expect((await close(officer)).json().error.code).toBe('corrections.closed')

  expect((await send('/requests/corrections/track', { number, code: 'WRONG' })).statusCode).toBe(404)
  const letter = await send('/requests/corrections/track', { number, code })
  expect(letter.body).toContain('政府信息更正告知书')
  expect(letter.body).toContain('已更正为1990年1月1日')
  expect(letter.body).toContain('钱小雨')

  // A new data key: the letter is carried over and reads as before, in the service that was running all the time.
  const { db, filesDir, keys } = house().deps
  const folder = join(dirname(filesDir), 'keys')
  addDataKey(folder)
  expect(await resealCorrections(db, openKeyring(folder).vault)).toBe(1)
  expect(await resealCorrections(db, keys.vault)).toBe(0)
  expect((await send('/requests/corrections/track', { number, code })).body).toContain('政府信息更正告知书')
})
