import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { readConfig } from '../../config.ts'
import { letterPdf, useFonts } from './pdf.ts'

const letter = {
  issuer: '景澜市教育局',
  title: '政府信息予以公开告知书',
  number: '景教公复〔2026〕1号',
  addressee: '钱小雨',
  paragraphs: ['本机关于2026年3月2日收到你提交的政府信息公开申请。'],
  attachments: [],
  date: '2026年3月3日',
  contact: '0990-5550111',
}

/** Shipped letters of a font under another family name, as a body's own 仿宋 would come. */
async function fangSong(): Promise<Buffer> {
  const home = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-serif-sc/package.json'),
  )
  const font = await readFile(join(home, '400Regular', 'NotoSerifSC_400Regular.ttf'))
  const tables = font.readUInt16BE(4)
  for (let table = 12; table < 12 + tables * 16; table += 16) {
    if (font.toString('latin1', table, table + 4) !== 'name') continue
    const start = font.readUInt32BE(table + 8)
    const texts = start + font.readUInt16BE(start + 4)
    const name = Buffer.from('FangSong', 'utf16le').swap16()
    for (let record = start + 6; record < start + 6 + font.readUInt16BE(start + 2) * 12; record += 12) {
      const [platform, kind, length] = [0, 6, 8].map((at) => font.readUInt16BE(record + at))
      if (platform !== 3 || ![1, 6, 16].includes(kind ?? 0) || (length ?? 0) < name.length) continue
      font.writeUInt16BE(name.length, record + 8)
      name.copy(font, texts + font.readUInt16BE(record + 10))
    }
  }
  return font
}

it('LETTER_FONTS: letters are set in the organisation’s own 仿宋 where its folder has one, else in the shipped font', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yangguang-fonts-'))
  try {
    await writeFile(join(folder, 'fangsong.ttf'), await fangSong())
    const { fontsDir } = readConfig({ LETTER_FONTS: folder })
    useFonts(fontsDir)
    expect(letterPdf(letter).toString('latin1')).toMatch(/\/BaseFont\s*\/[A-Z]+\+FangSong/)
    useFonts(readConfig({}).fontsDir)
    const shipped = letterPdf(letter).toString('latin1')
    expect(shipped).not.toContain('FangSong')
    expect(shipped).toMatch(/\/BaseFont\s*\/[A-Z]+\+NotoSerifSC/)
  } finally {
    useFonts(undefined)
    await rm(folder, { recursive: true, force: true })
  }
})
