import { deflateSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { fixedClock } from '#platform/clock'
import { inTransaction } from '#platform/db'
import { Refusal } from '#platform/errors'
import { useHouse } from '#test/harness'
import { admitAttachment, answersHuman, askHuman, keepPace, slowGuessing } from './index.ts'

const house = useHouse()
const sumOf = (text: string) => {
  const numerals = '零一二三四五六七八九十'
  const [, a = '', b = ''] = /^(.)加(.)等于/.exec(text) ?? []
  return numerals.indexOf(a) + numerals.indexOf(b)
}

describe('the question for humans', () => {
  const clock = fixedClock('2026-03-03T10:00:00+08:00')
  const words = [
    '零',
    '一',
    '二',
    '三',
    '四',
    '五',
    '六',
    '七',
    '八',
    '九',
    '十',
    '十一',
    '十二',
    '十三',
    '十四',
    '十五',
    '十六',
    '十七',
    '十八',
  ]

  it('takes the right sum in digits, full width and words, and nothing else', () => {
    const { vault } = house().deps.keys
    for (let round = 0; round < 200; round++) {
      const { text, token } = askHuman(vault, clock)
      const sum = sumOf(text)
      expect(token).not.toContain(`.${sum}.`)
      for (const answer of [
        String(sum),
        ` ${sum} `,
        String(sum).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
        words[sum] ?? '',
      ])
        expect([text, answer, answersHuman(vault, clock, token, answer)]).toEqual([text, answer, true])
      for (const answer of [String(sum + 1), '', 'abc', words[sum - 1] ?? '', `${sum}0`])
        expect([text, answer, answersHuman(vault, clock, token, answer)]).toEqual([text, answer, false])
    }
  })

  it('runs out, and cannot be made to last longer', () => {
    const { vault } = house().deps.keys
    const later = fixedClock('2026-03-03T12:00:01+08:00')
    const { text, token } = askHuman(vault, clock)
    expect(answersHuman(vault, later, token, String(sumOf(text)))).toBe(false)
    const longer = token.replace(/^\d+/, String(later.now().getTime() + 1_000))
    expect(answersHuman(vault, later, longer, String(sumOf(text)))).toBe(false)
  })
})

it('counts what an address does in an hour, and forgets after it', async () => {
  const { db, clock, keys } = house().deps
  const once = (address: string) =>
    inTransaction(db, (tx) => keepPace(tx, clock, keys.vault, 'test', address, 3))
  for (let use = 0; use < 3; use++) await once('203.0.113.9')
  await expect(once('203.0.113.9')).rejects.toThrow(Refusal)
  await once('203.0.113.10')
  house().clock.set('2026-03-03T11:00:01+08:00')
  await once('203.0.113.9')
})

it('makes the right secret wait too, once too many were wrong', async () => {
  const { db, clock } = house().deps
  const guess = (right: boolean) => slowGuessing(db, clock, 'case:X', async () => (right ? 'it' : undefined))
  for (let wrong = 0; wrong < 9; wrong++) expect(await guess(false)).toBeUndefined()
  expect(await guess(true)).toBe('it')
  for (let wrong = 0; wrong < 10; wrong++) expect(await guess(false)).toBeUndefined()
  await expect(guess(true)).rejects.toThrow('guard.too_many_guesses')
})

describe('a citizen’s file', () => {
  const pdf = (...objects: readonly (string | Buffer)[]) => ({
    name: '说明.pdf',
    content: Buffer.concat([Buffer.from('%PDF-1.7\n'), ...objects.map((one) => Buffer.from(one))]),
  })
  const packed = (text: string) =>
    pdf('1 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>stream\r\n', deflateSync(text), '\nendstream')
  const script = '<</S/JavaScript/JS(app.alert(1))>>'

  it('carries nothing that runs, however a PDF spells or packs it', () => {
    expect(admitAttachment(pdf('1 0 obj<</Title(a#20b)>>'))).toBe('application/pdf')
    expect(admitAttachment(packed('1 0 <</Type/Catalog>>'))).toBe('application/pdf')
    for (const file of [pdf(script), pdf('<</S/J#61vaScript/#4aS(1)>>'), packed(`1 0 ${script}`)])
      expect(() => admitAttachment(file)).toThrow(expect.objectContaining({ code: 'guard.file_active' }))
  })
  it('is the office file it is called, and no other archive', () => {
    const archive = (name: string, ...parts: readonly string[]) => ({
      name,
      content: Buffer.from(zipSync(Object.fromEntries(parts.map((part) => [part, new Uint8Array(9)])))),
    })
    const types = '[Content_Types].xml'
    expect(admitAttachment(archive('说明.docx', types, 'word/document.xml'))).toContain('wordprocessingml')
    expect(admitAttachment(archive('清单.XLSX', types, 'xl/workbook.xml'))).toContain('spreadsheetml')
    for (const file of [
      archive('说明.docx', '照片/1.png'),
      archive('说明.docx', types, 'xl/workbook.xml'),
      archive('清单.xlsx', 'xl/workbook.xml'),
    ])
      expect(() => admitAttachment(file)).toThrow(expect.objectContaining({ code: 'guard.file_kind' }))
  })
})
