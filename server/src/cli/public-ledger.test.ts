import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/db'
import { withdrawDocument } from '#publication/catalogue'
import { anOffice, aPublished, aSite } from '#test/documents'
import { useHouse } from '#test/harness'
import { aBody } from '#test/people'
import { verifyLogCommand } from './verify-log.ts'
import { verifyCommand } from './verify-proof.ts'

const house = useHouse()
const get = async (url: string) => house().app.inject(url)

describe('the public ledger', () => {
  it('is downloaded and verified offline, and a changed line, a lost line or a withdrawal that never was is found', async () => {
    await aSite(house(), await aBody(house(), { kind: 'government_office' }))
    const office = await anOffice(house())
    const id = await aPublished(house(), office)
    await inTransaction(house().deps.db, (tx) =>
      withdrawDocument(tx, house().clock, office.drafter.actor, id, { kind: 'error', reason: '有误' }),
    )
    await expect
      .poll(async () => (await get(`/documents/${id}/withdrawal-proof.json`)).statusCode, { timeout: 20_000 })
      .toBe(200)
    const folder = await mkdtemp(join(tmpdir(), 'ledger-'))
    const keep = async (name: string, text: string) => {
      await writeFile(join(folder, name), text)
      return join(folder, name)
    }
    const said: string[] = []
    const terminal = { out: (line: string) => void said.push(line), say: () => {} }
    const proof = (await get(`/documents/${id}/withdrawal-proof.json`)).body
    const key = await keep('public.pem', (await get('/ledger/public.pem')).body)
    expect(await verifyCommand([await keep('p.json', proof), '--key', key], terminal)).toBe(0)
    const forged = proof.replace('"document.withdrawn"', '"document.changed"')
    expect(await verifyCommand([await keep('f.json', forged), '--key', key], terminal)).toBe(1)

    const heads = await keep('heads.json', (await get('/ledger/heads.json')).body)
    const { heads: signed } = (await get('/ledger/heads.json')).json()
    const lines = (await get('/ledger/entries.jsonl')).body.trim().split('\n')
    const verify = async (kept: string[]) =>
      verifyLogCommand([heads, await keep('e.jsonl', kept.join('\n')), '--key', key], terminal)
    expect(lines.length).toBeGreaterThanOrEqual(Number(signed[0].size))
    expect(await verify(lines)).toBe(0)
    expect(said.at(-1)).toContain('成立')
    expect(
      await verify(
        lines.map((line, at) => (at === 3 ? line.replace(/"recordedAt":"2026/, '"recordedAt":"2020') : line)),
      ),
    ).toBe(1)
    expect(await verify(lines.filter((_, at) => at !== 3))).toBe(1)
    expect(JSON.stringify(lines)).not.toContain('payload')
    expect((await get('/ledger')).body).toContain('签名树根')
  }, 90_000)
})
