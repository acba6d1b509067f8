import { randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { fileText } from './file-text.ts'
import { openSegments, sealSegments } from './segments.ts'
import { openFileStore } from './store.ts'

const house = useHouse()

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
async function whole(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of source) parts.push(part)
  return Buffer.concat(parts)
}

describe('a large file', () => {
  it('is sealed in segments and opened again, however its bytes arrive', async () => {
    const key = randomBytes(32)
    const sizes = fc.constantFrom(0, 1, 65_536, 1_048_575, 1_048_576, 1_048_577, 2_097_152, 2_500_000)
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 4_096, max: 700_000 }), async (size, chunk) => {
        const plain = randomBytes(size)
        const sealed = await whole(sealSegments(key, inChunks(plain, chunk)))
        expect((await whole(openSegments(key, inChunks(sealed, chunk)))).equals(plain)).toBe(true)
      }),
      { numRuns: 12 },
    )
  })

  it('does not open once a byte was changed, segments were exchanged or its end was cut off', async () => {
    const key = randomBytes(32)
    const sealed = await whole(sealSegments(key, inChunks(randomBytes(3 * 1_048_576), 100_000)))
    const segment = 1_048_576 + 16
    const at = (no: number) => sealed.subarray(7 + no * segment, 7 + (no + 1) * segment)
    const changed = Buffer.from(sealed)
    changed[500] = (changed[500] ?? 0) ^ 1
    for (const wrong of [
      changed,
      Buffer.concat([sealed.subarray(0, 7), at(1), at(0), at(2)]),
      sealed.subarray(0, 7 + 2 * segment),
    ])
      await expect(whole(openSegments(key, inChunks(wrong, 100_000)))).rejects.toThrow()
  })

  it('goes into the store as a stream, is nowhere readable on disk, and comes out whole', async () => {
    const { db, keys, filesDir } = house().deps
    const files = openFileStore(filesDir, keys.vault)
    const mark = '不得在磁盘上出现的内容'
    const content = Buffer.concat([Buffer.from(mark), randomBytes(1_500_000)])
    const info = await inTransaction(db, (tx) =>
      files.putStream(tx, {
        name: '卷宗.zip',
        mediaType: 'application/zip',
        source: inChunks(content, 90_000),
      }),
    )
    expect(info.size).toBe(content.length)
    expect((await files.read(db, info.id))?.content.equals(content)).toBe(true)
    const opened = await files.open(db, info.id)
    expect((await whole(opened?.stream ?? inChunks(Buffer.alloc(0), 1))).equals(content)).toBe(true)
    for (const [start, end] of [
      [0, 0],
      [1_048_575, 1_048_576],
      [17, content.length - 1],
      [content.length - 5, content.length - 1],
    ] as const) {
      const part = await files.open(db, info.id, { start, end })
      const bytes = await whole(part?.stream ?? inChunks(Buffer.alloc(0), 1))
      expect(bytes.equals(content.subarray(start, end + 1))).toBe(true)
    }
    for (const entry of await readdir(filesDir, { recursive: true, withFileTypes: true }))
      if (entry.isFile())
        expect((await readFile(join(entry.parentPath, entry.name))).includes(mark)).toBe(false)
  })
})

it('gives search the words of a large file from a thread of its own, and none of a broken one', async () => {
  const { db, keys, filesDir } = house().deps
  const files = openFileStore(filesDir, keys.vault)
  const put = (name: string, content: Buffer) =>
    inTransaction(db, (tx) =>
      files.put(tx, { class: 'public', name, mediaType: 'application/octet-stream', content }),
    )
  const long = await put('附表.txt', Buffer.from(`${'供热管网改造 '.repeat(20_000)}琉璃厂`))
  expect(await fileText(db, files, long.id)).toContain('供热管网改造')
  for (const name of ['损坏.pdf', '损坏.docx', '损坏.xlsx']) {
    const broken = await put(name, randomBytes(400_000))
    expect(await fileText(db, files, broken.id)).toBe('')
  }
})
