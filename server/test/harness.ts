import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { followOnce, readEntries, startSequencer } from '#foundation/ledger'
import { fixedClock } from '#platform/clock'
import { openKeyring } from '#platform/crypto'
import { type Database, openDatabase } from '#platform/db'
import { createLogger } from '#platform/log'
import { createOutgoing } from '#platform/outgoing'
import { buildApp, type Deps, type Yangguang } from '../src/app.ts'
import { databaseUrl } from './global-setup.ts'

let counter = 0

/** The day on which tests run unless they say otherwise: a Tuesday, a working day. */
export const TEST_NOW = '2026-03-03T10:00:00+08:00'

export interface TestHouse extends Yangguang {
  deps: Deps
  database: Database
  clock: ReturnType<typeof fixedClock>
  /** Numbers what was committed and lets every follower catch up, the page cache among them. */
  settle(): Promise<void>
  /** Stops sealing the ledger while `work` runs. */
  pauseSealing(work: () => Promise<void>): Promise<void>
}

/** A database of its own for this test file, cloned from the migrated template, with the whole application on it. */
export function useHouse(now: string = TEST_NOW): () => TestHouse {
  let house: TestHouse | undefined
  let stop = async () => {}
  beforeAll(async () => {
    const server = inject('serverUrl')
    const name = `yg_test_${process.pid}_${counter++}`
    await administer(server, `create database ${name} template ${inject('template')}`)
    const folder = await mkdtemp(join(tmpdir(), 'yangguang-house-'))
    const database = openDatabase(databaseUrl(server, name), 8)
    const clock = fixedClock(now)
    const log = createLogger('silent')
    const keys = openKeyring(join(folder, 'keys'))
    const deps: Deps = {
      db: database.db,
      clock,
      log,
      keys,
      filesDir: join(folder, 'files'),
      consoleDir: undefined,
      secureCookies: false,
      trustProxy: '',
      metricsToken: '',
      outer: {},
      doors: { consolePort: undefined, consoleHost: undefined, portalUrl: undefined },
      // Counterparts of the tests stand on this machine.
      outgoing: createOutgoing(['127.0.0.1', 'localhost']),
      demo: false,
    }
    const yangguang = await buildApp(deps)
    // Pages are made anew unless a test says otherwise.
    yangguang.health.hears = () => false
    const realTime = { ...clock, now: () => new Date(performance.timeOrigin + performance.now()) }
    let heard = 0n
    let sequencer = startSequencer(database, keys, realTime, log)
    house = {
      ...yangguang,
      deps,
      database,
      clock,
      async pauseSealing(work) {
        await sequencer.stop()
        await work()
        sequencer = startSequencer(database, keys, realTime, log)
      },
      async settle() {
        for (;;) {
          const { rows } = await database.pool.query(
            'select 1 from ledger_entry where position is null limit 1',
          )
          if (rows.length === 0) break
          await new Promise((resolve) => setTimeout(resolve, 15))
        }
        for (const follower of yangguang.followers) while ((await followOnce(database.db, follower)) > 0);
        const news = await readEntries(database.db, heard, 100_000)
        heard = (news.at(-1)?.position ?? heard - 1n) + 1n
        yangguang.cache.heard(news)
      },
    }
    stop = async () => {
      await yangguang.app.close()
      await sequencer.stop()
      await database.close()
      await dropDatabase(server, name)
      await rm(folder, { recursive: true, force: true })
    }
  })
  afterAll(() => stop())
  return () => {
    if (!house) throw new Error('the house is built in beforeAll')
    return house
  }
}

/** For a `describe`: the house answers from memory, as a program does that hears the ledger; `settle` tells it the news. */
export function keepingPages(house: () => TestHouse): void {
  beforeAll(() => {
    house().health.hears = () => true
  })
  afterAll(() => {
    house().health.hears = () => false
  })
}

/** A worker of the server itself may just be cleaning the database up, and only a superuser could send it away. */
async function dropDatabase(server: string, name: string): Promise<void> {
  for (let turn = 0; ; turn++) {
    try {
      return await administer(server, `drop database ${name} with (force)`)
    } catch (error) {
      if (!(error instanceof pg.DatabaseError) || error.code !== '42501' || turn >= 50) throw error
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
