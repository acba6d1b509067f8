import { deflateSync } from 'node:zlib'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { Document, Packer, Paragraph } from 'docx'
import { describe, expect, it } from 'vitest'
import { day } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { submitRequest } from '#requests/requests'
import { useHouse } from '#test/harness'
import { aBody, aPerson, type Person } from '#test/people'
import { type CopyDetail, MOST_BOXES } from './contract.ts'
import { move, problemOf } from './redaction.ts'

const house = useHouse()

const call = (person: Person, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })

async function anOffice() {
  const body = await aBody(house())
  const [marker, checker] = await Promise.all([
    aPerson(house(), 'information_officer', body),
    aPerson(house(), 'disclosure_office', body),
  ])
  const { db, clock, keys } = house().deps
  const { id } = await inTransaction(db, (tx) =>
    submitRequest(
      tx,
      clock,
      keys.vault,
      marker.actor,
      {
        bodyId: body,
        applicantType: 'naturalPerson',
        name: '钱小雨',
        documentKind: '居民身份证',
        documentNumber: '11010519491231002X',
        phone: '13800001234',
        email: '',
        address: '',
        contact: '',
        asked: '2025年度绿化养护合同',
        wantedForm: 'electronic',
        deliveryWay: 'online',
      },
      { channel: 'counter', arrivedOn: day('2026-03-03') },
    ),
  )
  return { body, marker, checker, request: id }
}

async function aPdf(pages = 2): Promise<Buffer> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let page = 0; page < pages; page++)
    document.addPage([200, 200]).drawText('Contract 13800001234', { x: 10, y: 150, size: 10, font })
  return Buffer.from(await document.save())
}

const upload = (person: Person, request: string, name: string, content: Uint8Array) =>
  call(person, 'POST', `/api/requests/${request}/redactions`, {
    name,
    base64: Buffer.from(content).toString('base64'),
  })

const detailOf = async (person: Person, id: string): Promise<CopyDetail> =>
  (await call(person, 'GET', `/api/redactions/${id}`)).json()

async function aCopy() {
  const office = await anOffice()
  const { id } = (await upload(office.marker, office.request, '合同.pdf', await aPdf())).json()
  const detail = await detailOf(office.marker, id)
  const ground = detail.grounds[0]?.code ?? ''
  const box = { page: 1, x: 0.3, y: 0.2, width: 0.5, height: 0.1, ground, note: '手机号码' }
  return { ...office, id, box, detail }
}

const saved = async ({ marker, id, box, detail }: Awaited<ReturnType<typeof aCopy>>) => {
  await call(marker, 'PUT', `/api/redactions/${id}/boxes`, { version: detail.version, boxes: [box] })
  await call(marker, 'POST', `/api/redactions/${id}/submit`, {
    version: detail.version + 1,
    publicName: '养护合同（公开版）',
  })
  return detailOf(marker, id)
}

describe('redaction of a copy (Art 37)', () => {
  it('goes from the marks of one through the check of another to new pages without text', async () => {
    const copy = await aCopy()
    const submitted = await saved(copy)
    expect(submitted).toMatchObject({
      state: 'checking',
      marks: [copy.box],
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    const verdict = { version: submitted.version, digest: submitted.digest, verdict: 'approve', reason: '' }

    const own = await call(copy.marker, 'POST', `/api/redactions/${copy.id}/check`, verdict)
    expect([own.statusCode, own.json().error.code]).toEqual([403, 'redaction.own_marks'])
    const inbox = async (person: Person) =>
      (await call(person, 'GET', '/api/inbox')).json().filter(({ id }: { id: string }) => id === copy.id)
    expect(await inbox(copy.marker)).toEqual([])
    expect(await inbox(copy.checker)).toMatchObject([{ task: '复核遮盖', href: `/redactions/${copy.id}` }])

    const other = await call(copy.checker, 'POST', `/api/redactions/${copy.id}/check`, verdict)
    expect(other.statusCode).toBe(200)
    await house().jobs.runNow('redaction.burn')
    const burnt = await detailOf(copy.marker, copy.id)
    expect(burnt).toMatchObject({ state: 'done', burntPages: 2, may: { attach: true, check: false } })

    const file = await call(copy.marker, 'GET', `/api/redactions/${copy.id}/result`)
    expect(file.headers['content-type']).toBe('application/pdf')
    expect(decodeURIComponent(String(file.headers['content-disposition']))).toMatch(
      /养护合同（公开版）（.+导出）\.pdf/,
    )
    expect(file.rawPayload.includes('13800001234')).toBe(false)
    const attach = () => call(copy.marker, 'POST', `/api/redactions/${copy.id}/attach`)
    expect((await attach()).statusCode).toBe(200)
    expect((await attach()).json().error.code).toBe('redaction.attached_already')
    const request = await call(copy.marker, 'GET', `/api/requests/${copy.request}`)
    expect(request.body).toContain('养护合同（公开版）')
    const summary = await call(copy.checker, 'GET', `/api/redactions/${copy.id}/summary`)
    expect(summary.body).toMatch(/1,1,.+第.+条.*,手机号码/)
  })

  it('what was submitted is frozen: a later change is refused, and so is a check of something else', async () => {
    const copy = await aCopy()
    const submitted = await saved(copy)
    const late = await call(copy.marker, 'PUT', `/api/redactions/${copy.id}/boxes`, {
      version: submitted.version,
      boxes: [],
    })
    expect(late.json().error.code).toBe('redaction.cannot_mark')
    const wrong = { version: submitted.version, digest: '0'.repeat(64), verdict: 'approve', reason: '' }
    const refused = await call(copy.checker, 'POST', `/api/redactions/${copy.id}/check`, wrong)
    expect(refused.json().error.code).toBe('redaction.changed_meanwhile')
    // The database holds the second pair of eyes as well.
    const { db } = house().deps
    await expect(
      db
        .withTables<{ redaction_copy: { id: string; checked_by: string } }>()
        .updateTable('redaction_copy')
        .set({ checked_by: copy.marker.actor.id })
        .where('id', '=', copy.id)
        .execute(),
    ).rejects.toThrow('redaction_copy_two_people')
  })

  it('comes back with a reason, and whoever draws anew may not check either', async () => {
    const copy = await aCopy()
    const submitted = await saved(copy)
    const back = { version: submitted.version, digest: submitted.digest, verdict: 'return' }
    const silent = await call(copy.checker, 'POST', `/api/redactions/${copy.id}/check`, back)
    expect(silent.json().error.code).toBe('redaction.reason_missing')
    await call(copy.checker, 'POST', `/api/redactions/${copy.id}/check`, {
      ...back,
      reason: '第二页也有号码',
    })
    const returned = await detailOf(copy.marker, copy.id)
    expect(returned).toMatchObject({ state: 'marking', returnReason: '第二页也有号码', marks: [copy.box] })
    // Now the former checker draws: the first person checks.
    const boxes = [copy.box, { ...copy.box, page: 2 }]
    await call(copy.checker, 'PUT', `/api/redactions/${copy.id}/boxes`, { version: returned.version, boxes })
    const submit = { version: returned.version + 1, publicName: '合同' }
    await call(copy.checker, 'POST', `/api/redactions/${copy.id}/submit`, submit)
    const [first, second] = [await detailOf(copy.marker, copy.id), await detailOf(copy.checker, copy.id)]
    expect([first.may.check, second.may.check]).toEqual([true, false])
  })

  it('two people who draw at once do not overwrite each other', async () => {
    const copy = await aCopy()
    const put = (person: Person, boxes: object[]) =>
      call(person, 'PUT', `/api/redactions/${copy.id}/boxes`, { version: copy.detail.version, boxes })
    expect((await put(copy.marker, [copy.box])).statusCode).toBe(200)
    expect((await put(copy.checker, [])).json().error.code).toBe('redaction.changed_meanwhile')
  })

  it('takes pictures and Word files as pages', async () => {
    const { marker, request } = await anOffice()
    const word = await Packer.toBuffer(
      new Document({
        sections: [{ children: [new Paragraph('联系人：钱小雨'), new Paragraph('养护面积三百亩')] }],
      }),
    )
    for (const [name, content] of [
      ['照片.png', aPng()],
      ['说明.docx', word],
    ] as const) {
      const answer = await upload(marker, request, name, content)
      expect([name, answer.statusCode]).toEqual([name, 201])
      const pages = await call(marker, 'GET', `/api/redactions/${answer.json().id}/pages`)
      expect(pages.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
      // No office program here: the screen can say that the Word file was set anew.
      const { laidOut } = await detailOf(marker, answer.json().id)
      expect(laidOut).toBe(name.endsWith('.docx') ? 'set_anew' : 'source')
    }
    const list = (await call(marker, 'GET', `/api/requests/${request}/redactions`)).json()
    expect(list.map(({ pages }: { pages: number }) => pages)).toEqual([1, 1])
  })

  it.each([
    ['合同.pdf', Buffer.from('%PDF-1.4 nothing'), 'redaction.damaged'],
    ['合同.exe', Buffer.from('MZ'), 'redaction.kind'],
    ['合同.xlsx', Buffer.from('PK\u0003\u0004'), 'redaction.kind'],
  ])('%s is refused in one sentence', async (name, content, code) => {
    const { marker, request } = await anOffice()
    const answer = await upload(marker, request, name, content)
    expect(answer.json().error).toMatchObject({ code, message: expect.stringMatching(/。$/) })
  })

  it('a stranger learns nothing, not even that the copy exists', async () => {
    const copy = await aCopy()
    const stranger = await aPerson(house(), 'disclosure_office', await aBody(house()))
    for (const url of [`/api/redactions/${copy.id}`, `/api/redactions/${copy.id}/pages`])
      expect((await call(stranger, 'GET', url)).statusCode).toBe(404)
  })
})

describe('the rule', () => {
  const box = { page: 1, x: 0, y: 0, width: 0.1, height: 0.1, ground: 'a', note: '' }
  it.each([
    { boxes: [], problem: 'no_boxes' },
    { boxes: [{ ...box, page: 3 }], problem: 'page_absent' },
    { boxes: [{ ...box, ground: 'b' }], problem: 'ground_unknown' },
    { boxes: [box], problem: undefined },
  ])('$problem', ({ boxes, problem }) => {
    expect(problemOf(boxes, 2, new Set(['a']))).toBe(problem)
  })
  it('nothing leads out of 已作废, and nobody draws while it is checked', () => {
    expect(move('discarded', 'reopen')).toBeUndefined()
    expect(move('checking', 'mark')).toBeUndefined()
    expect(MOST_BOXES).toBeGreaterThan(1000)
  })
})

/** Eight by eight grey dots. */
function aPng(): Buffer {
  const table = Array.from({ length: 256 }, (_, n) => {
    let c = n
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
    return c >>> 0
  })
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    let crc = 0xffffffff
    for (const byte of body) crc = (table[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8)
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0)
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.from([0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0, 0, 0])
  const dots = deflateSync(Buffer.alloc(72, 128))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', dots),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
