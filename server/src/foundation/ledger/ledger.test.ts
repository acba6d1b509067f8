import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { fixedClock, systemClock } from '#platform/clock'
import { newId } from '#platform/crypto'
import { inTransaction } from '#platform/db'
import { useHouse } from '#test/harness'
import { aBody, aPerson } from '#test/people'
import {
  type Entry,
  type Follower,
  followOnce,
  ledgerFreshness,
  ledgerSize,
  proveConsistency,
  proveEntry,
  record,
  startSequencer,
  verifyLedger,
  verifyProof,
} from './index.ts'
import { leaps } from './leaps.ts'

const house = useHouse()

const collector = (name: string) => {
  const seen: Entry[] = []
  const follower: Follower = {
    name,
    async apply(_tx, entries) {
      seen.push(...entries)
    },
  }
  return { seen, follower }
}

describe('the ledger', () => {
  it('numbers what sixteen writers commit, without a gap and without missing a slow transaction', async () => {
    const { db, clock } = house().deps
    const before = await ledgerSize(db)
    const subjects: string[] = []
    const { seen, follower } = collector('test-writers')
    let writing = true
    const follow = (async () => {
      while (writing) if ((await followOnce(db, follower)) === 0) await sleep(5)
    })()
    await Promise.all(
      Array.from({ length: 16 }, async (_, writer) => {
        for (let turn = 0; turn < 20; turn++) {
          const id = newId()
          await inTransaction(db, async (tx) => {
            await record(tx, clock, {
              kind: 'test.happened',
              subject: { kind: 'test', id },
              payload: { writer, turn },
            })
            // Some commit late: their entries carry older ids than neighbours that are numbered already.
            if (turn % 5 === 0) await sleep(20)
          })
          subjects.push(id)
        }
      }),
    )
    await house().settle()
    writing = false
    await follow
    while ((await followOnce(db, follower)) > 0);
    const heard = seen.filter((entry) => entry.kind === 'test.happened')
    expect(new Set(heard.map((entry) => entry.subjectId))).toEqual(new Set(subjects))
    expect(heard).toHaveLength(320)
    expect(seen.map((entry) => entry.position)).toEqual(seen.map((_, index) => BigInt(index)))
    expect(await ledgerSize(db)).toBe(before + 320n)
  })

  it('keeps nothing of a use case that failed', async () => {
    const { db, clock } = house().deps
    const id = newId()
    const failing = inTransaction(db, async (tx) => {
      await record(tx, clock, { kind: 'test.failed', subject: { kind: 'test', id } })
      throw new Error('the rule said no')
    })
    await expect(failing).rejects.toThrow('the rule said no')
    await house().settle()
    const { rows } = await sql`select 1 from ledger_entry where subject_id = ${id}`.execute(db)
    expect(rows).toEqual([])
  })

  it('refuses to change or remove an entry, whoever asks', async () => {
    const { db, clock } = house().deps
    const id = newId()
    await inTransaction(db, (tx) =>
      record(tx, clock, { kind: 'test.kept', subject: { kind: 'test', id }, payload: { a: 1 } }),
    )
    await house().settle()
    await expect(sql`delete from ledger_entry where subject_id = ${id}`.execute(db)).rejects.toThrow(
      'never removed',
    )
    await expect(
      sql`update ledger_entry set kind = 'x' where subject_id = ${id}`.execute(db),
    ).rejects.toThrow('never changed')
    await expect(
      sql`update ledger_entry set payload = '{"a":2}' where subject_id = ${id}`.execute(db),
    ).rejects.toThrow('never changed')
  })

  it('lets payload and salt be erased and still proves the entry', async () => {
    const { db, clock, keys } = house().deps
    const id = newId()
    await inTransaction(db, (tx) =>
      record(tx, clock, { kind: 'test.erased', subject: { kind: 'test', id }, payload: { secret: 7 } }),
    )
    await house().settle()
    await sql`update ledger_entry set payload = null, salt = null where subject_id = ${id}`.execute(db)
    const proof = await waitForProof(id, 'test.erased')
    expect(verifyProof(proof, keys.publicKeyPem)).toBe(true)
    const backdated = { ...proof, header: { ...proof.header, recordedAt: '2020-01-01T00:00:00.000Z' } }
    expect(verifyProof(backdated, keys.publicKeyPem)).toBe(false)
    expect(await verifyLedger(db, keys.publicKeyPem)).toMatchObject({ faults: [] })
    expect(await proveConsistency(db, 1n, BigInt(proof.head.size))).not.toHaveLength(0)
  })

  it('resumes a durable follower where its last committed batch ended', async () => {
    const { db } = house().deps
    await aBody(house())
    await house().settle()
    const { seen, follower } = collector('test-resume')
    const crashing: Follower = {
      name: follower.name,
      async apply() {
        throw new Error('crash in the middle')
      },
    }
    await expect(followOnce(db, crashing)).rejects.toThrow('crash')
    while ((await followOnce(db, follower)) > 0);
    expect(seen[0]?.position).toBe(0n)
    expect(BigInt(seen.length)).toBe(await ledgerSize(db))
  })

  async function waitForProof(id: string, kind: string) {
    for (;;) {
      const proof = await proveEntry(house().deps.db, kind, { kind: 'test', id })
      if (proof) return proof
      await sleep(50)
    }
  }

  it('is not sealed while the server’s clock is behind the last signed head, alarms the auditor, and goes on when it is right', async () => {
    const { database, deps } = house()
    const body = await aBody(house())
    const auditor = await aPerson(house(), 'audit_admin', body)
    await house().settle()
    await expect.poll(async () => (await ledgerFreshness(deps.db, deps.clock)).headBehindSeconds).toBe(0)
    const inbox = async () =>
      (await house().app.inject({ url: '/api/inbox', headers: { cookie: auditor.cookie } })).json()
    // The test house stands in the past, its heads are signed by the real clock: exactly a clock set back.
    expect((await ledgerFreshness(deps.db, deps.clock)).clockBehindSeconds).toBeGreaterThan(60)
    expect(await inbox()).toContainEqual(expect.objectContaining({ task: '校准服务器时间', light: 'red' }))
    expect((await house().app.inject('/healthz/freshness')).json().status).toBe('stale')

    const heads = async () => (await sql`select 1 from ledger_head`.execute(deps.db)).rows.length
    const before = await heads()
    const said: string[] = []
    const log = { ...deps.log, error: (_: object, text: string) => void said.push(text) }
    await house().pauseSealing(async () => {
      const wrong = startSequencer(database, deps.keys, deps.clock, log as typeof deps.log)
      await inTransaction(deps.db, (tx) =>
        record(tx, deps.clock, { kind: 'test.happened', subject: { kind: 'test', id: newId() } }),
      )
      await expect.poll(() => said.join()).toContain('behind the latest signed head: sealing stopped')
      await wrong.stop()
      const ahead = startSequencer(database, deps.keys, systemClock, log as typeof deps.log, () => 3_600_000)
      await expect.poll(() => said.join()).toContain('put forward while the service runs: sealing stopped')
      await ahead.stop()
      expect(await heads()).toBe(before)
    })
    await expect.poll(heads).toBe(before + 1)
  })

  it('tells a clock put forward from time that passes, a machine that slept and a small correction', () => {
    const clock = fixedClock('2026-03-02T09:00:00+08:00')
    let up = 1_000
    const leapt = leaps(clock, () => up)
    const after = (seconds: number, wall: string) => {
      up += seconds
      clock.set(`2026-03-02T${wall}+08:00`)
      return leapt() / 1_000
    }
    expect(after(1, '09:00:01')).toBe(0)
    expect(after(3_600, '10:00:01')).toBe(0)
    expect(after(1, '10:00:04')).toBe(0)
    expect(after(1, '11:00:05')).toBe(3_600)
    expect(after(60, '11:01:05')).toBe(3_600)
    expect(after(1, '10:01:06')).toBe(0)
  })
})
