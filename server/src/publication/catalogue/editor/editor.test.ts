import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#platform/crypto'
import { aContent, anOffice, aSite } from '#test/documents'
import { useHouse } from '#test/harness'
import { aDocx, paragraph, run } from '#test/leak-corpus'
import type { Person } from '#test/people'
import { counted } from '../gate/word-numbers.ts'

const house = useHouse()
beforeAll(async () => {
  await aSite(house(), (await anOffice(house())).bodyId)
})

const call = (person: Person, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
  house().app.inject({ method, url, headers: { cookie: person.cookie }, ...(payload ? { payload } : {}) })

describe('numbers as they are spoken', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [101, '一百零一'],
    [110, '一百一十'],
    [1010, '一千零一十'],
  ])('%i is %s', (value, text) => expect(counted(value)).toBe(text))
})

describe('a text being written', () => {
  it('is kept as typed until it is saved, for its writer only, and without scripts', async () => {
    const office = await anOffice(house())
    const other = await anOffice(house(), office.bodyId)
    const copy = {
      document: null,
      version: 0,
      content: { title: '', body: '<p>还没有写完</p><script>alert(1)</script>' },
    }
    expect((await call(office.drafter, 'PUT', '/api/working-copy', copy)).statusCode).toBe(200)
    const kept = (await call(office.drafter, 'GET', '/api/working-copy')).json()
    expect(kept.content).toEqual({ title: '', body: '<p>还没有写完</p>' })
    expect((await call(other.drafter, 'GET', '/api/working-copy')).json()).toBeNull()
    const made = await call(office.drafter, 'POST', '/api/documents', {
      bodyId: office.bodyId,
      content: aContent(),
    })
    expect((await call(office.drafter, 'GET', '/api/working-copy')).json()).toBeNull()
    const { id } = made.json()
    await call(office.drafter, 'PUT', '/api/working-copy', { ...copy, document: id, version: 1 })
    expect((await call(office.drafter, 'DELETE', `/api/working-copy?document=${id}`)).statusCode).toBe(204)
    expect((await call(office.drafter, 'GET', `/api/working-copy?document=${id}`)).json()).toBeNull()
  })

  it('is previewed as the portal page with its pictures, which nobody outside sees yet', async () => {
    const office = await anOffice(house())
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const stored = (
      await call(office.drafter, 'POST', '/api/uploads', {
        name: '示意图.png',
        base64: png.toString('base64'),
      })
    ).json()
    const body = `<p>见图。</p><img src="/files/${stored.fileId}/${stored.fileId}.png" alt="站点位置示意图">`
    const id = (
      await call(office.drafter, 'POST', '/api/documents', {
        bodyId: office.bodyId,
        content: aContent({ body }),
      })
    ).json().id
    const preview = await call(office.drafter, 'GET', `/api/documents/${id}/preview`)
    expect(preview.json().html).toContain(`/api/pictures/${stored.fileId}?document=${id}`)
    const picture = `/api/pictures/${stored.fileId}?document=${id}`
    expect((await call(office.reviewers[0] ?? office.drafter, 'GET', picture)).statusCode).toBe(200)
    const stranger = await anOffice(house())
    expect((await call(stranger.drafter, 'GET', picture)).statusCode).toBe(404)
    expect((await house().app.inject(`/files/${stored.fileId}/x.png`)).statusCode).toBe(404)
    expect((await call(office.drafter, 'GET', `/api/pictures/${newId()}`)).statusCode).toBe(404)
  })
})

describe('a Word file read into the editor', () => {
  it('keeps the numbers of its articles as text, leaves plain lists lists, and brings no deleted words', async () => {
    const office = await anOffice(house())
    const level = (format: string, text: string) =>
      `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
    const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    const numbering = `<w:numbering ${w}><w:abstractNum w:abstractNumId="0">${level('chineseCounting', '第%1条　')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level('decimal', '%1.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`
    const numbered = (list: number, text: string) =>
      paragraph(`<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}`)
    const docx = aDocx(
      numbered(1, '为了规范管理。') +
        numbered(1, '本办法适用于全市。') +
        numbered(2, '登记') +
        paragraph(
          `${run('附则')}<w:del w:id="1" w:author="a"><w:r><w:delText>删去</w:delText></w:r></w:del>`,
        ),
      { 'word/numbering.xml': numbering },
    )
    const read = await call(office.drafter, 'POST', '/api/documents/read-word', {
      name: '办法.docx',
      base64: docx.toString('base64'),
    })
    expect(read.statusCode, read.body).toBe(200)
    const { html } = read.json()
    expect(html).toContain('第一条　为了规范管理。')
    expect(html).toContain('第二条　本办法适用于全市。')
    expect(html).not.toContain('删去')
  })
})
