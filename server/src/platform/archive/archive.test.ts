import { strFromU8, strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { harmlessArchive, UnsafeArchive, unzipWithin } from './index.ts'

const reasonOf = async (work: () => Promise<unknown>) => {
  try {
    await work()
    return 'read'
  } catch (error) {
    return error instanceof UnsafeArchive ? error.reason : error
  }
}

/** Says in table of contents and head that its first part is ten bytes long. */
function lying(archive: Uint8Array): Buffer {
  const bytes = Buffer.from(archive)
  bytes.writeUInt32LE(10, 22)
  bytes.writeUInt32LE(10, bytes.indexOf(Buffer.of(0x50, 0x4b, 0x01, 0x02)) + 24)
  return bytes
}

describe('an archive', () => {
  it('is read as it was packed, stored or deflated, folders left out', async () => {
    const packed = zipSync({
      'word/document.xml': strToU8('正文'.repeat(100)),
      '图片.png': [strToU8('picture'), { level: 0 }],
      'empty.txt': new Uint8Array(0),
      'folder/': new Uint8Array(0),
    })
    for (const archive of [packed, await harmlessArchive(packed)]) {
      const parts = await unzipWithin(archive)
      expect([...parts.keys()]).toEqual(['word/document.xml', '图片.png', 'empty.txt'])
      expect(strFromU8(parts.get('word/document.xml') ?? new Uint8Array())).toBe('正文'.repeat(100))
      expect(strFromU8(parts.get('图片.png') ?? new Uint8Array())).toBe('picture')
    }
  })

  it('that holds more than it may, or more than it says, is found out before it is unpacked', async () => {
    const zeros = zipSync({ 'word/document.xml': new Uint8Array(20_000_000) })
    expect(await reasonOf(() => unzipWithin(zeros))).toBe('bomb')
    expect(await reasonOf(() => unzipWithin(lying(zeros)))).toBe('bomb')
    expect(await reasonOf(() => harmlessArchive(lying(zeros)))).toBe('bomb')
    const many = zipSync(Object.fromEntries(Array.from({ length: 12 }, (_, no) => [`${no}`, strToU8('x')])))
    expect(await reasonOf(() => unzipWithin(many, { parts: 10, bytes: 1_000 }))).toBe('bomb')
    expect(await reasonOf(() => unzipWithin(many, { parts: 20, bytes: 11 }))).toBe('bomb')
  })

  it('that is none, or was cut off, is refused as broken', async () => {
    const archive = zipSync({ a: strToU8('x'.repeat(1_000)) })
    const wrong = Buffer.from(archive)
    wrong.fill(0xff, 40, 50)
    // Two parts of one name: which of them a program reads is anybody's guess.
    const twice = Buffer.from(zipSync({ 'word/a.xml': strToU8('1'), 'word/b.xml': strToU8('2') }))
    for (let at = twice.indexOf('word/b.xml'); at >= 0; at = twice.indexOf('word/b.xml'))
      twice.write('word/a.xml', at)
    for (const content of [strToU8('no archive'), archive.subarray(0, 60), wrong, twice, new Uint8Array(0)])
      expect(await reasonOf(() => unzipWithin(content))).toBe('broken')
  })
})
