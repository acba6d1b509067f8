import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { emptyReport, toHtml } from '@yangguang/annual-report'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proveEntry, record } from '#foundation/ledger'
import { canonicalJson, newId, sha256 } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody } from '#test/people'
import { type Config, readConfig } from '../config.ts'
import { reportImport } from './report-import.ts'
import type { Terminal } from './terminal.ts'
import { verifyCommand } from './verify-proof.ts'

const house = useHouse()
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yangguang-import-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function aTerminal(): Terminal & { data: string[]; messages: string[] } {
  const [data, messages]: [string[], string[]] = [[], []]
  return { data, messages, out: (text) => void data.push(text), say: (text) => void messages.push(text) }
}

const config = (): Config => ({
  ...readConfig({ DATA_DIR: dirname(house().deps.filesDir), DEMO: '0', LOG_LEVEL: 'silent' }),
  databaseUrl: house().database.pool.options.connectionString,
})

/** A page as a body publishes it, with every cell 0. */
function aPage(publicBody: string, year: number): string {
  const report = { ...emptyReport('2021'), publicBody, year }
  report.title = `${publicBody}${year}年政府信息公开工作年度报告`
  report.sections = { overview: '全年平稳。', problems: '图示偏少。', other: '无' }
  for (const table of [report.proactive, report.requests, report.remedies]) {
    for (const row of Object.values(table ?? {})) {
      for (const cell of Object.values(row)) Object.assign(cell, { value: 0, raw: '0', state: 'read' })
    }
  }
  return `<html><body>${toHtml(report)}</body></html>`
}

describe('yangguang report import', () => {
  it('puts a report on the portal under its body, once', async () => {
    const name = `景澜市导入测试局`
    await aBody(house(), { name })
    const path = join(folder, 'report.html')
    await writeFile(path, aPage(name, 2023))
    const terminal = aTerminal()
    expect(await reportImport([path, '--yes'], config(), terminal)).toBe(0)
    const address = /\/reports\/[0-9a-f-]+/.exec(terminal.data.join('\n'))?.[0] ?? ''
    const page = await house().app.inject({ url: address })
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain(name)

    const again = aTerminal()
    expect(await reportImport([path, '--yes'], config(), again)).toBe(2)
    expect(again.messages.join('\n')).toContain('已经存在')
  })

  it('names the body that the platform does not know, and says what to do', async () => {
    const path = join(folder, 'stranger.html')
    await writeFile(path, aPage('云外市不存在局', 2023))
    const terminal = aTerminal()
    expect(await reportImport([path, '--yes'], config(), terminal)).toBe(2)
    expect(terminal.messages.join('\n')).toContain('没有名为“云外市不存在局”的机关')
  })

  it('changes nothing without --yes when nobody can be asked', async () => {
    const name = '景澜市未确认局'
    await aBody(house(), { name })
    const path = join(folder, 'unconfirmed.html')
    await writeFile(path, aPage(name, 2023))
    const terminal = aTerminal()
    expect(await reportImport([path], config(), terminal)).toBe(2)
    expect((await house().app.inject({ url: '/reports' })).body).not.toContain(name)
  })
})

describe('yangguang verify', () => {
  it('holds for an entry of the signed log, and for nothing that was changed afterwards', async () => {
    const { db, clock, keys } = house().deps
    const subject = { kind: 'document', id: newId() }
    const edition = canonicalJson({ title: '测试', document: subject.id })
    const digest = sha256(edition).toString('hex')
    await inTransaction(db, (tx) =>
      record(tx, clock, { kind: 'document.published', subject, payload: { digest } }),
    )
    await house().settle()
    const proven = () => proveEntry(db, 'document.published', subject)
    let proof = await proven()
    while (!proof) {
      await new Promise((later) => setTimeout(later, 50))
      proof = await proven()
    }
    const whole = { edition, digest, proof, publicKey: keys.publicKeyPem }
    const verdict = async (content: object) => {
      const path = join(folder, 'proof.json')
      await writeFile(path, JSON.stringify(content))
      return verifyCommand([path], aTerminal())
    }
    expect(await verdict(whole)).toBe(0)
    expect(await verdict({ ...whole, edition: `${edition} ` })).toBe(1)
    // The same record with another text: the log's own payload gives it away.
    const other = canonicalJson({ title: '改过', document: subject.id })
    expect(await verdict({ ...whole, edition: other, digest: sha256(other).toString('hex') })).toBe(1)
    const forged = { ...proof, header: { ...proof.header, recordedAt: '2020-01-01T00:00:00.000Z' } }
    expect(await verdict({ ...whole, proof: forged })).toBe(1)
  })
})
