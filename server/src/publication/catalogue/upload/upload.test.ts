import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFileStore } from '#foundation/files'
import { anOffice } from '#test/documents'
import { useHouse } from '#test/harness'
import { aDocx, paragraph, run } from '#test/leak-corpus'
import type { Person } from '#test/people'

const house = useHouse()
let base = ''
beforeAll(async () => {
  base = await house().app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await house().app.close()
})

const tus = { 'tus-resumable': '1.0.0' }

async function send(person: Person, method: string, path: string, headers: object, body?: Buffer) {
  return fetch(`${base}${path}`, {
    method,
    headers: { cookie: person.cookie, ...tus, ...headers },
    ...(body ? { body: new Uint8Array(body) } : {}),
  })
}

async function begin(person: Person, size: number): Promise<string> {
  const made = await send(person, 'POST', '/api/uploads/parts', { 'upload-length': String(size) })
  expect(made.status).toBe(201)
  return made.headers.get('location') ?? ''
}

const part = (offset: number) => ({
  'upload-offset': String(offset),
  'content-type': 'application/offset+octet-stream',
})

async function finish(person: Person, path: string, name: string) {
  return fetch(`${base}/api/uploads/finished`, {
    method: 'POST',
    headers: { cookie: person.cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ upload: path.split('/').pop(), name }),
  })
}

describe('an upload in parts', () => {
  it('goes on where it broke off, becomes one attachment, and gives the same one to a second asking', async () => {
    const { drafter } = await anOffice(house())
    const content = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), randomBytes(300_000)])
    const path = await begin(drafter, content.length)
    expect((await send(drafter, 'PATCH', path, part(0), content.subarray(0, 100_000))).status).toBe(204)
    // The line broke: the browser asks how far it came.
    const standing = await send(drafter, 'HEAD', path, {})
    expect(standing.headers.get('upload-offset')).toBe('100000')
    expect((await finish(drafter, path, '影像.ofd')).status).toBe(404)
    expect((await send(drafter, 'PATCH', path, part(5), content.subarray(5))).status).toBe(409)
    expect((await send(drafter, 'PATCH', path, part(100_000), content.subarray(100_000))).status).toBe(204)
    const made = await finish(drafter, path, '影像.txt')
    expect(made.status).toBe(422)
    const again = await begin(drafter, 5)
    await send(drafter, 'PATCH', again, part(0), Buffer.from('hello'))
    const first = await (await finish(drafter, again, '说明.txt')).json()
    expect(first).toMatchObject({ name: '说明.txt', size: 5 })
    expect(await (await finish(drafter, again, '说明.txt')).json()).toEqual(first)
  })

  it('is nowhere readable on disk while it arrives, breaks off at any byte, and comes out as it went in', async () => {
    const { drafter } = await anOffice(house())
    const { filesDir } = house().deps
    const mark = '尚未公开的拆迁补偿名单'
    const content = Buffer.from(`${`${mark}，`.repeat(2_000)}完`)
    const path = await begin(drafter, content.length)
    const stops = [0, 7, 40_001, content.length]
    for (const [turn, from] of stops.slice(0, -1).entries()) {
      const piece = content.subarray(from, stops[turn + 1])
      expect((await send(drafter, 'PATCH', path, part(from), piece)).status).toBe(204)
      for (const entry of await readdir(join(filesDir, 'parts'), { withFileTypes: true }))
        if (entry.isFile())
          expect((await readFile(join(entry.parentPath, entry.name))).includes(mark)).toBe(false)
    }
    const { fileId } = await (await finish(drafter, path, '名单.txt')).json()
    const { db, keys } = house().deps
    const kept = await openFileStore(filesDir, keys.vault).read(db, fileId)
    expect(kept?.content.equals(content)).toBe(true)
    expect(await readdir(join(filesDir, 'parts'))).toEqual([])
  })

  it('is nobody else’s, is refused above two gigabytes, and keeps nothing that bears a secrecy mark', async () => {
    const { drafter } = await anOffice(house())
    const stranger = (await anOffice(house())).drafter
    const secret = aDocx(paragraph(run('机密★10年')))
    const path = await begin(drafter, secret.length)
    expect((await send(stranger, 'HEAD', path, {})).status).toBe(404)
    expect((await send(stranger, 'PATCH', path, part(0), secret)).status).toBe(404)
    expect((await send(drafter, 'PATCH', path, part(0), secret)).status).toBe(204)
    expect((await finish(stranger, path, '材料.docx')).status).toBe(404)
    const refused = await finish(drafter, path, '材料.docx')
    expect([refused.status, (await refused.json()).error.code]).toEqual([422, 'scan.secrecy'])
    expect((await send(drafter, 'HEAD', path, {})).status).toBe(404)
    const large = await send(drafter, 'POST', '/api/uploads/parts', {
      'upload-length': String(3 * 1024 ** 3),
    })
    expect(large.status).toBe(413)
  })
})
