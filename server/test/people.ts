import { type BodyKind, createBody, relate } from '#foundation/bodies'
import { type Actor, actorById, createAccount, type Role, SESSION_COOKIE } from '#foundation/identity'
import { day } from '#platform/clock'
import { hashPassword, newId } from '#platform/crypto'
import { inTransaction } from '#platform/db'
// Not at the room's door: only a test may have a session without a proof.
import { openSession } from '../src/foundation/identity/sessions.ts'
import type { TestHouse } from './harness.ts'

type House = Pick<TestHouse, 'deps'>

const FOUNDED = day('2015-01-01')

/** Hashing and checking a password costs 50 ms each, on purpose: everybody here has the same one, and comes in without it. */
const passwordHash = hashPassword('Correct-Horse-9')

/** A body under `supervisor`, with a fresh code. */
export async function aBody(
  house: House,
  options: { name?: string; kind?: BodyKind; supervisor?: string } = {},
): Promise<string> {
  const { db, clock } = house.deps
  const code = newId().slice(-9).toUpperCase()
  return inTransaction(db, async (tx) => {
    const id = await createBody(tx, clock, undefined, {
      kind: options.kind ?? 'department',
      code,
      areaCode: '990100',
      name: options.name ?? `景澜市测试局${code}`,
      shortName: `测试${code.slice(-4)}`,
      establishedOn: FOUNDED,
    })
    if (options.supervisor) {
      const other = { id: options.supervisor }
      await relate(tx, clock, undefined, { kind: 'disclosure_supervisor', body: id, other, from: FOUNDED })
      await relate(tx, clock, undefined, { kind: 'report_merges_into', body: id, other, from: FOUNDED })
    }
    return id
  })
}

export interface Person {
  actor: Actor
  login: string
  /** The Cookie header of a session of theirs. */
  cookie: string
}

/** A person with one role on a body, signed in. */
export async function aPerson(
  house: House,
  role: Role,
  body: string,
  reach: 'own' | 'under' = 'own',
): Promise<Person> {
  const { db, clock } = house.deps
  const login = `u${newId().slice(-12)}`
  const account = {
    login,
    name: `测试人员${login.slice(-4)}`,
    body,
    passwordHash: await passwordHash,
    grants: [{ role, body, reach }],
  }
  const { id, token } = await inTransaction(db, async (tx) => {
    const id = await createAccount(tx, clock, undefined, account)
    return { id, token: await openSession(tx, clock, id, { address: '', agent: '' }) }
  })
  return { actor: await actorById(db, clock, id), login, cookie: `${SESSION_COOKIE}=${token}` }
}
