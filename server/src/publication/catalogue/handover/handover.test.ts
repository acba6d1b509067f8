import { createHash } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { findOfficeProgram, openFileStore } from '#foundation/files'
import { inTransaction } from '#platform/db'
import { anOffice, aPublished, aSite, type TestOffice } from '#test/documents'
import { useHouse } from '#test/harness'
import { aDocx, paragraph, run } from '#test/leak-corpus'
import { aBody, aPerson, type Person } from '#test/people'
import { runImports } from '../import/import-batch.ts'
import { readTable } from '../import/read-table.ts'
import type { Converters } from './archive-copies.ts'
import { archivePdf } from './archive-pdf.ts'
import { documentPieces } from './pieces.ts'
import { blocksOf } from './text-blocks.ts'

const house = useHouse()
let office: TestOffice
let keeper: Person
beforeAll(async () => {
  await aSite(house(), await aBody(house(), { kind: 'government_office' }))
  office = await anOffice(house())
  keeper = await aPerson(house(), 'disclosure_office', office.bodyId)
})

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const stored = async (name: string, mediaType: string, content: Buffer, by = office.drafter) => {
  const store = openFileStore(house().deps.filesDir, house().deps.keys.vault)
  const createdBy = by.actor.id
  const info = await inTransaction(house().deps.db, (tx) =>
    store.put(tx, { class: 'private', name, mediaType, content, createdBy }),
  )
  return { fileId: info.id, name, mediaType, size: info.size, hash: info.hash }
}
const call = (method: 'GET' | 'POST', url: string, payload?: object, who = keeper) =>
  house().app.inject({ method, url, headers: { cookie: who.cookie }, ...(payload && { payload }) })
const ask = { receiver: '景澜市档案馆', retention: 'y30', until: '2026-03-03' }

describe('handing over to the archive (Art 25)', () => {
  it('packs what was published once, with facts, editions, files, PDF/A and checksums, and keeps the receipt', async () => {
    const picture = await stored('图.png', 'image/png', dot)
    const attached = await stored('附表;一.txt', 'text/plain; charset=utf-8', Buffer.from('表一'))
    const id = await aPublished(house(), office, {
      title: '关于供暖的通知',
      body: `<p>按时供暖。</p><img src="/files/${picture.fileId}/x.png" alt="示意图"><table><tbody><tr><td>甲</td><td>乙</td></tr></tbody></table>`,
      attachments: [attached],
    })
    const board = (await call('GET', '/api/handovers')).json()
    expect(board.waiting).toMatchObject([{ bodyId: office.bodyId, documents: 1, oldest: '2026-03-03' }])
    const tomorrow = await call('POST', '/api/handovers', {
      ...ask,
      bodyId: office.bodyId,
      until: '2026-03-04',
    })
    expect(tomorrow.json().error.code).toBe('handover.future')
    const made = await call('POST', '/api/handovers', { ...ask, bodyId: office.bodyId })
    expect(made.statusCode, made.body).toBe(201)
    expect((await call('POST', '/api/handovers', { ...ask, bodyId: office.bodyId })).json().error.code).toBe(
      'handover.nothing',
    )

    const answer = await call('GET', `/api/handovers/${made.json().id}/package`)
    expect(answer.statusCode).toBe(200)
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toContain('导出）.zip')
    const parts = unzipSync(answer.rawPayload)
    const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
    const sums = text('manifest-sha256.txt').trim().split('\n')
    expect(sums.length).toBe(Object.keys(parts).filter((name) => name.startsWith('data/')).length)
    for (const line of sums) {
      const [sum = '', name = ''] = line.split('  ')
      expect(
        createHash('sha256')
          .update(parts[name] ?? '')
          .digest('hex'),
        name,
      ).toBe(sum)
    }
    expect(text('bag-info.txt')).toContain('保管期限：定期30年')
    const facts = JSON.parse(text('data/文件/000001/元数据.json'))
    expect(facts).toMatchObject({
      id,
      title: '关于供暖的通知',
      state: '已发布',
      attachments: [{ name: '附表;一.txt' }],
    })
    const canonical = text('data/文件/000001/版本/1.json')
    expect(createHash('sha256').update(canonical).digest('hex')).toBe(facts.editions[0].digest)
    const pdf = Buffer.from(parts['data/文件/000001/正文.pdf'] ?? []).toString('latin1')
    expect(pdf).toMatch(/pdfaid:part>2|pdfaid:part="2"/)
    expect(pdf).toContain('/Subtype /Image')
    expect(Buffer.from(parts[`data/${facts.attachments[0].path}`] ?? []).toString()).toBe('表一')

    // The list is read back as the same document, pictures and files among it; only its number is taken here.
    const table = await readTable('目录.csv', Buffer.from(parts['data/目录-0001.csv'] ?? []))
    const number = table[0]?.indexOf('索引号') ?? -1
    const without = table.map((row, at) => row.map((cell, no) => (at > 0 && no === number ? '' : cell)))
    const csv = without.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join()).join('\n')
    const files = []
    for (const [name, bytes] of Object.entries(parts)) {
      const plain = name.split('data/附件/')[1]
      if (!plain) continue
      const mediaType = plain.endsWith('.png') ? 'image/png' : 'text/plain; charset=utf-8'
      files.push(await stored(plain, mediaType, Buffer.from(bytes), keeper))
    }
    const checked = await call('POST', '/api/imports', {
      ...{ bodyId: office.bodyId, name: '读回', columnId: 'gfxwj', files },
      file: { name: '目录.csv', base64: Buffer.from(csv).toString('base64') },
    })
    await call('POST', `/api/imports/${checked.json().id}/run`)
    await runImports(house().deps.db, house().clock)
    const [row] = (await call('GET', `/api/imports/${checked.json().id}`)).json().rows
    expect(row).toMatchObject({ outcome: 'imported', problem: '' })
    const page = (await house().app.inject(`/documents/${row.documentId}`)).body
    expect(page).toMatch(/<img src="\/files\/[^"]+\.png" alt="示意图"/)
    expect(page).toContain('附表_一.txt')

    expect(
      (
        await call('POST', `/api/handovers/${made.json().id}/receipt`, {
          on: '2026-03-01',
          receipt: '档收1号',
        })
      ).json().error.code,
    ).toBe('handover.before_making')
    expect(
      (
        await call('POST', `/api/handovers/${made.json().id}/receipt`, {
          on: '2026-03-03',
          receipt: '档收1号',
        })
      ).statusCode,
    ).toBe(200)
    expect((await call('GET', '/api/handovers')).json()).toMatchObject({
      waiting: [{ documents: 1 }],
      rows: [{ documents: 1, receivedOn: '2026-03-03', receipt: '档收1号' }],
    })
  })
})

describe('converters of the machine', () => {
  const program = findOfficeProgram({ setting: undefined, path: '/usr/bin:/usr/local/bin' })
  if (!program && process.env.CI_STRICT === '1')
    throw new Error('没有找到 LibreOffice，附件转换为 PDF/A 的测试不能跳过。')
  if (!program)
    console.warn('没有找到 LibreOffice，跳过附件转换为 PDF/A 的测试；请安装 libreoffice-writer-nogui。')
  /** Stands for the organisation's converter: takes a PDF file and where the OFD file is to be. */
  const aConverter = async (script: string) => {
    const path = join(await mkdtemp(join(tmpdir(), 'yangguang-ofd-')), 'convert')
    await writeFile(path, `#!/bin/sh\n${script}\n`, { mode: 0o700 })
    return path
  }
  const packed = async (ids: readonly string[], converters: Converters) => {
    const { db, clock, filesDir, keys } = house().deps
    const { rows } = await sql<{ document: string; edition: string }>`
      select id as document, published_edition as edition from catalogue_document where id = any(${[...ids]}::uuid[])`.execute(
      db,
    )
    const parts = new Map<string, Buffer>()
    const store = openFileStore(filesDir, keys.vault)
    for await (const { path, content } of documentPieces(db, clock, store, rows, {
      drafts: false,
      converters,
    }))
      parts.set(path, Buffer.isBuffer(content) ? content : await buffer(content))
    return parts
  }

  it('give OFD copies of the text and of PDF files; one that fails leaves the package whole', async () => {
    const text = { title: '附图', documentNumber: '', writtenOn: '2026-01-01', body: '<p>图</p>' }
    const aPdf = archivePdf(text, '', {}) ?? Buffer.alloc(0)
    const pdf = await stored('附图.pdf', 'application/pdf', aPdf)
    const id = await aPublished(house(), office, { attachments: [pdf] })
    const good = await packed([id], { ofd: await aConverter('{ printf PK; cat "$1"; } > "$2"') })
    expect(good.get('文件/000001/正文.ofd')?.toString('latin1')).toMatch(/^PK%PDF/)
    const facts = JSON.parse(String(good.get('文件/000001/元数据.json')))
    const [copy = ''] = facts.attachments[0].copies
    expect(copy).toMatch(/^归档副本\/.*附图\.pdf\.ofd$/)
    expect(good.get(copy)?.subarray(2).equals(aPdf)).toBe(true)
    for (const script of ['exit 3', 'echo no package > "$2"']) {
      const parts = await packed([id], { ofd: await aConverter(script) })
      expect([...parts.keys()].some((path) => path.endsWith('.ofd'))).toBe(false)
      expect(parts.has('文件/000001/正文.pdf')).toBe(true)
    }
  })

  it.skipIf(!program)(
    'lay out attached office files as PDF/A, without what their reader does not see',
    async () => {
      const words = paragraph(run('供暖时间表'))
      const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
      const word = await stored('时间表.docx', type, aDocx(words))
      const id = await aPublished(house(), office, { attachments: [word] })
      const parts = await packed([id], { office: program })
      const [name = '', made] = [...parts].find(([path]) => path.startsWith('归档副本/')) ?? []
      expect(name).toMatch(/时间表\.docx\.pdf$/)
      expect(made?.toString('latin1')).toMatch(/pdfaid:part>2</)
    },
    120_000,
  )
})

describe('a text as PDF/A', () => {
  it('keeps headings, lists, tables with spans and captions in their order', () => {
    const html =
      '<h2>一、总则</h2><p class="center">（2026年）</p><ul><li>甲<br />乙</li></ul><table><caption>表</caption><tbody><tr><th colspan="2">头 &amp; 尾</th></tr><tr><td><p>一</p><p>二</p></td><td>三</td></tr></tbody></table><p class="right">市政府</p>'
    expect(blocksOf(html)).toEqual([
      { kind: 'heading', text: '一、总则' },
      { kind: 'center', text: '（2026年）' },
      { kind: 'item', text: '甲 乙' },
      { kind: 'center', text: '表' },
      {
        kind: 'table',
        columns: 2,
        rows: [
          [{ text: '头 & 尾', colspan: 2, rowspan: 1 }],
          [
            { text: '一\n二', colspan: 1, rowspan: 1 },
            { text: '三', colspan: 1, rowspan: 1 },
          ],
        ],
      },
      { kind: 'right', text: '市政府' },
    ])
  })

  it('is left out, and nothing else fails, where a picture cannot be read', () => {
    const content = {
      title: '甲',
      documentNumber: '',
      writtenOn: '2026-01-01',
      body: '<img src="/files/0199a000-0000-7000-8000-000000000001/a.png" alt="图" />',
    }
    const pictures = { '0199a000-0000-7000-8000-000000000001.png': Buffer.from('no picture') }
    expect(archivePdf(content, '', pictures)).toBeUndefined()
  })
})
