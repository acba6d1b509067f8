import { zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { aContent, anOffice, approveDrafted, aSite, type TestOffice } from '#test/documents'
import { useHouse } from '#test/harness'
import { aDocx, paragraph, run } from '#test/leak-corpus'
import { aBody, type Person } from '#test/people'

const house = useHouse()
let office: TestOffice
beforeAll(async () => {
  await aSite(house(), await aBody(house(), { kind: 'government_office' }))
  office = await anOffice(house())
})

const call = (method: 'GET' | 'POST', url: string, payload?: object, who: Person = office.drafter) =>
  house().app.inject({ method, url, headers: { cookie: who.cookie }, ...(payload && { payload }) })
const upload = (name: string, content: Buffer) =>
  call('POST', '/api/uploads', { name, base64: content.toString('base64') })
const readWord = (content: Buffer) =>
  call('POST', '/api/documents/read-word', { name: '通知.docx', base64: content.toString('base64') })
const draft = (more: object) =>
  call('POST', '/api/documents', { bodyId: office.bodyId, content: { ...aContent(), ...more } })

async function publish(more: object): Promise<string> {
  const made = await draft(more)
  expect(made.statusCode, made.body).toBe(201)
  const { id } = made.json()
  await approveDrafted(house(), office, id)
  const out = await call('POST', `/api/documents/${id}/publish`)
  expect(out.statusCode, out.body).toBe(200)
  return id
}
const page = async (id: string) => (await house().app.inject(`/documents/${id}`)).body

/** A Word file whose text unpacks to a thousand times its size. */
const bomb = Buffer.from(
  zipSync({
    '[Content_Types].xml': Buffer.from('<Types/>'),
    'word/document.xml': Buffer.alloc(12 * 1024 * 1024, 'a'),
  }),
)

describe('what is no honest text', () => {
  it('is kept as rare characters, emoji and scripts of other peoples are typed, and is found by them', async () => {
    const rare = '𠮷野㐂䶮〇龘ᠮᠣᠩᠭᠣᠯ བོད་ 👨‍👩‍👧'
    const id = await publish({ title: `关于${rare}的通知`, body: `<p>${rare}</p>`, keywords: ['𠮷野'] })
    expect(await page(id)).toContain(`<p>${rare}</p>`)
    expect((await house().app.inject(`/open/v1/documents/${id}`)).json().title).toBe(`关于${rare}的通知`)
    await house().settle()
    expect((await house().app.inject(`/search?q=${encodeURIComponent('𠮷野')}`)).body).toContain(id)
  })

  it('loses control signs and halves of characters, and nothing else', async () => {
    const made = await draft({ title: '关于\u0000供暖\ud842的通知', body: '<p>正\u0001文</p>' })
    expect(made.statusCode, made.body).toBe(201)
    const { content } = (await call('GET', `/api/documents/${made.json().id}`)).json()
    expect([content.title, content.body]).toEqual(['关于供暖\ufffd的通知', '<p>正文</p>'])
    expect((await house().app.inject('/search?q=%00')).statusCode).toBe(200)
  })

  it('keeps a pasted table of ten thousand rows, every row of it', async () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, no) => `<tr><td>${no}</td><td>某某项目${no}</td><td>已办结</td></tr>`,
    )
    const made = await draft({ body: `<table><tbody>${rows.join('')}</tbody></table>` })
    expect(made.statusCode, made.body).toBe(201)
    const { content } = (await call('GET', `/api/documents/${made.json().id}`)).json()
    expect(content.body.match(/<tr>/g)).toHaveLength(10_000)
    expect(content.body).toContain('某某项目9999')
    const longer = await draft({ body: `<p>${'长'.repeat(2_000_001)}</p>` })
    expect([longer.statusCode, longer.json().error.fields ?? longer.json().error]).toEqual([
      422,
      expect.objectContaining({ 'content.body': '正文过长，请改用附件' }),
    ])
  })

  it('runs no script from a drawing or from the name of a file', async () => {
    expect((await upload('图.svg', Buffer.from('<svg onload="alert(1)"/>'))).json().error.code).toBe(
      'documents.file_type',
    )
    const name = '"><img src=x onerror=alert(1)>.txt'
    const file = (await upload(name, Buffer.from('表'))).json()
    const id = await publish({
      body: '<p>正文</p><svg onload="alert(1)"><script>alert(1)</script></svg><img src="data:image/svg+xml;base64,PHN2Zy8+">',
      attachments: [file],
    })
    const html = await page(id)
    expect(html).not.toMatch(/onload=|<img src=x|data:image\/svg|alert\(1\)<\/script>/)
    expect(html).toMatch(/&lt;img src=x onerror=alert\(1\)(?:&gt;|>)\.txt/)
  })

  it('is refused with a sentence as a bomb, with macros or under a wrong name, and nothing of it is kept', async () => {
    const macro = aDocx(paragraph(run('正文')), { 'word/vbaProject.bin': 'x' })
    for (const answer of [
      await upload('大.docx', bomb),
      await readWord(bomb),
      await upload('宏.docx', macro),
    ]) {
      expect(answer.statusCode, answer.body).toBe(422)
      expect(answer.json().error.message).toMatch(/\p{Script=Han}.*。/u)
    }
    for (const [other, content] of [
      ['宏.docm', macro],
      ['表.xlsm', macro],
      ['程序.pdf', Buffer.from('MZ\x90')],
      ['照片.png', Buffer.from('%PDF-1.4')],
    ] as const)
      expect((await upload(other, content)).json().error.code, other).toBe('documents.file_type')
  })
})
