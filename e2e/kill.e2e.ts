import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { end, type Program, startAndKill, startProgram } from './house.ts'

const SUBMITS = 100

it('begins the demonstration city anew when it was killed in the middle of it; loses and doubles nothing when it is killed in the middle of a hundred submits', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'yangguang-kill-'))
  try {
    await startAndKill(dataDir)
    const first = await startProgram(dataDir)
    const body = await anOffice(first)
    const acknowledged = new Map<string, string>()
    const submits = Array.from({ length: SUBMITS }, async (_, index) => {
      // A submit that was cut off was not acknowledged: there is nothing to hold it to.
      const receipt = await submit(first, body, `form-${index}`).catch(() => undefined)
      if (receipt) acknowledged.set(`form-${index}`, receipt)
      if (acknowledged.size === SUBMITS / 4) first.process.kill('SIGKILL')
    })
    await Promise.all(submits)
    expect(acknowledged.size).toBeGreaterThanOrEqual(SUBMITS / 4)

    const second = await startProgram(dataDir)
    const again = new Map<string, string>()
    for (let index = 0; index < SUBMITS; index++)
      again.set(`form-${index}`, await submit(second, body, `form-${index}`))
    // Sent again, each form shows the receipt it had before; those that were cut off got one now.
    for (const [key, receipt] of acknowledged) expect([key, again.get(key)]).toEqual([key, receipt])
    expect(new Set(again.values()).size).toBe(SUBMITS)
    await end(second, 'SIGTERM')

    const verified = spawnSync(
      process.execPath,
      [join(import.meta.dirname, '../server/dist/cli.js'), 'ledger', 'verify'],
      { env: { ...process.env, DATA_DIR: dataDir }, encoding: 'utf8' },
    )
    expect(verified.status, verified.stdout + verified.stderr).toBe(0)
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})

/** The receipt's number and code, as the citizen sees them. */
async function submit(program: Program, bodyId: string, formKey: string): Promise<string> {
  const form = new URLSearchParams({
    bodyId,
    formKey,
    applicantType: 'naturalPerson',
    name: '赵可欣',
    documentKind: '居民身份证',
    documentNumber: '990102199001010017',
    phone: '19900000002',
    email: '',
    address: '',
    contact: '',
    asked: '城区停车泊位收费标准的批准文件',
    wantedForm: 'electronic',
    deliveryWay: 'online',
  })
  const answer = await fetch(`${program.url}/requests/new`, { method: 'POST', body: form })
  const html = await answer.text()
  const part = (id: string) => new RegExp(`id="${id}">([^<]+)<`).exec(html)?.[1]
  const [number, code] = [part('request-number'), part('query-code')]
  if (!number || !code) throw new Error(`no receipt: ${answer.status}`)
  return `${number} ${code}`
}

async function anOffice(program: Program): Promise<string> {
  const html = await (await fetch(`${program.url}/requests/new`)).text()
  const id = /<option value="([0-9a-f-]{36})"/.exec(html)?.[1]
  if (!id) throw new Error('the form names no office')
  return id
}
