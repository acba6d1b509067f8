import { afterAll, beforeAll, expect, it } from 'vitest'
import { listenToLedger, watchLedger } from '#foundation/ledger'
import { inTransaction } from '#platform/db'
import { withdrawDocument } from '#publication/catalogue'
import { buildApp, type Yangguang } from '../src/app.ts'
import { anOffice, aPublished, aSite, type TestOffice } from './documents.ts'
import { useHouse } from './harness.ts'

/** Several processes on one database: each has pages of its own in memory, and none may serve what another has changed. */
const house = useHouse()
const processes: (Yangguang & { address: string; stop(): Promise<void> })[] = []
let office: TestOffice

beforeAll(async () => {
  office = await anOffice(house())
  await aSite(house(), office.bodyId)
  for (let no = 0; no < 2; no++) {
    const built = await buildApp(house().deps)
    const bell = await listenToLedger(house().database)
    const watch = await watchLedger(house().deps.db, bell, built.heard, house().deps.log)
    processes.push({
      ...built,
      address: await built.app.listen({ port: 0, host: '127.0.0.1' }),
      async stop() {
        await built.app.close()
        await watch.stop()
        await bell.stop()
      },
    })
  }
})

afterAll(async () => {
  for (const one of processes) await one.stop()
})

const read = async (url: string) =>
  Promise.all(
    processes.map(async ({ address }) => {
      const answer = await fetch(address + url)
      return { status: answer.status, body: await answer.text() }
    }),
  )

it('shows in every process what one of them changed, though each had the page in memory', async () => {
  const id = await aPublished(house(), office, { title: '两个进程都要更新的通知' })
  const url = `/documents/${id}`
  await expect.poll(async () => (await read(url)).map(({ status }) => status)).toEqual([200, 200])
  await expect
    .poll(async () => {
      await read(url)
      return processes.map(({ cache }) => cache.size() > 0)
    })
    .toEqual([true, true])

  await inTransaction(house().deps.db, (tx) =>
    withdrawDocument(tx, house().deps.clock, office.drafter.actor, id, {
      kind: 'error',
      reason: '附表有误，更正后重新发布。',
    }),
  )
  await expect
    .poll(async () => (await read(url)).map(({ body }) => body.includes('更正后重新发布')), {
      timeout: 5_000,
    })
    .toEqual([true, true])
  for (const { body } of await read('/columns/tz')) expect(body).not.toContain('两个进程都要更新的通知')
})

it('serves nothing from memory while a process does not hear the ledger', async () => {
  const [deaf] = processes
  if (!deaf) throw new Error('no process')
  const read = async () => (await fetch(`${deaf.address}/columns/tz`)).text()
  await read()
  deaf.health.hears = () => false
  const id = await aPublished(house(), office, { title: '没有听到的通知' })
  expect(await read()).toContain(`/documents/${id}`)
  deaf.health.hears = () => true
})
