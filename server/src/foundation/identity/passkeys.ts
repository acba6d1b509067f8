import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Session } from './sessions.ts'
import type { Site } from './site.ts'
import type { Tables } from './tables.ts'

export interface PasskeyRow {
  id: string
  name: string
  createdAt: string
  lastUsedAt: string | null
}

export async function passkeysOf(db: Db, account: string): Promise<PasskeyRow[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('identity_passkey')
    .select(['id', 'name', 'created_at', 'last_used_at'])
    .where('account_id', '=', account)
    .orderBy('created_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }))
}

/** The outer form of what browsers send; the library checks everything inside. */
const isAnswer = (value: object): boolean =>
  'id' in value &&
  typeof value.id === 'string' &&
  'rawId' in value &&
  'type' in value &&
  'response' in value &&
  typeof value.response === 'object' &&
  value.response !== null &&
  'clientDataJSON' in value.response &&
  typeof value.response.clientDataJSON === 'string' &&
  'clientExtensionResults' in value

function isRegistration(value: object): value is RegistrationResponseJSON {
  return isAnswer(value)
}

function isProof(value: object): value is AuthenticationResponseJSON {
  return isAnswer(value)
}

async function keepChallenge(db: Db, session: Session, challenge: string): Promise<void> {
  await db
    .withTables<Tables>()
    .updateTable('identity_session')
    .set({ challenge })
    .where('id', '=', session.id)
    .execute()
}

/** Asks the browser for a new passkey. */
export async function beginPasskey(
  db: Db,
  session: Session,
  site: Site,
  person: { login: string; name: string },
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const known = await passkeysOf(db, session.account)
  const options = await generateRegistrationOptions({
    rpName: '阳光政务公开平台',
    rpID: site.host,
    userName: person.login,
    userDisplayName: person.name,
    userID: new TextEncoder().encode(session.account),
    excludeCredentials: known.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  })
  await keepChallenge(db, session, options.challenge)
  return options
}

/** Keeps the passkey that answered. */
export async function addPasskey(
  tx: Tx,
  clock: Clock,
  session: Session,
  site: Site,
  answer: object,
  name: string,
): Promise<void> {
  if (!isRegistration(answer) || session.challenge === null) throw new Refusal('identity.passkey_wrong', 422)
  const result = await verifyRegistrationResponse({
    response: answer,
    expectedChallenge: session.challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    requireUserVerification: false,
  }).catch(() => undefined)
  if (!result?.verified) throw new Refusal('identity.passkey_wrong', 422)
  const { credential } = result.registrationInfo
  const own = tx.withTables<Tables>()
  // A question is answered once.
  await own.updateTable('identity_session').set({ challenge: null }).where('id', '=', session.id).execute()
  const kept = await own
    .insertInto('identity_passkey')
    .values({
      id: credential.id,
      account_id: session.account,
      public_key: Buffer.from(credential.publicKey),
      counter: BigInt(credential.counter),
      transports: credential.transports ?? [],
      name,
      created_at: clock.now(),
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  // Somebody has this very key already.
  if (kept.numInsertedOrUpdatedRows === 0n) throw new Refusal('identity.passkey_wrong', 422)
  await record(tx, clock, {
    kind: 'account.factor_added',
    subject: { kind: 'account', id: session.account },
    actor: session.account,
    payload: { factor: 'passkey' },
  })
}

/** Asks the browser to prove one of the person's passkeys. */
export async function askPasskey(
  db: Db,
  session: Session,
  site: Site,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const known = await passkeysOf(db, session.account)
  if (known.length === 0) throw new Refusal('identity.no_factor', 409)
  const options = await generateAuthenticationOptions({
    rpID: site.host,
    allowCredentials: known.map(({ id }) => ({ id })),
    userVerification: 'preferred',
  })
  await keepChallenge(db, session, options.challenge)
  return options
}

/** Did one of the person's passkeys sign the challenge of this session? */
export async function checkPasskey(
  tx: Tx,
  clock: Clock,
  session: Session,
  site: Site,
  answer: object,
): Promise<boolean> {
  if (!isProof(answer)) return false
  const own = tx.withTables<Tables>()
  const row = await own
    .selectFrom('identity_passkey')
    .selectAll()
    .where('id', '=', answer.id)
    .where('account_id', '=', session.account)
    .forUpdate()
    .executeTakeFirst()
  if (!row || session.challenge === null) return false
  const result = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: session.challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    requireUserVerification: false,
    credential: {
      id: row.id,
      publicKey: new Uint8Array(row.public_key),
      counter: Number(row.counter),
    },
  }).catch(() => undefined)
  if (!result?.verified) return false
  await own
    .updateTable('identity_passkey')
    .set({ counter: BigInt(result.authenticationInfo.newCounter), last_used_at: clock.now() })
    .where('id', '=', row.id)
    .execute()
  return true
}
