import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import { linkSync, mkdirSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CipherName, createVault, type DataKey, type KeySource, type Vault } from './vault.ts'

/** The keys of one installation. They live outside the database, readable by the process only. */
export interface Keyring {
  vault: Vault
  /** Ed25519 over the given bytes: signs ledger heads. */
  sign(bytes: Uint8Array): Buffer
  /** First 16 hex digits of SHA-256 of the public key (SPKI, DER). */
  keyId: string
  publicKeyPem: string
  /** A digest of each key by the name of its file: tells one key from another and says nothing of either. */
  prints: ReadonlyMap<string, string>
}

export const LEDGER_KEY = 'ledger-ed25519.pem'
export const INDEX_KEY = 'blind-index.key'
const FIRST_KEY = 'personal-data.key'

/** Opens the keys in `folder`, making those that are not there yet (files 0600, folder 0700). */
export function openKeyring(folder: string, cipher: CipherName = 'aes'): Keyring {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const indexKey = Buffer.from(readOrMake(join(folder, INDEX_KEY), newKey), 'base64')
  const pem = readOrMake(join(folder, LEDGER_KEY), () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  )
  const privateKey = createPrivateKey(pem)
  const publicKey = createPublicKey(privateKey)
  return {
    vault: createVault(growingKeys(folder), indexKey, cipher),
    sign: (bytes) => sign(null, bytes, privateKey),
    keyId: keyIdOf(publicKey),
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    prints: new Map([
      [LEDGER_KEY, keyIdOf(publicKey)],
      [INDEX_KEY, printOf(indexKey)],
      ...dataKeys(folder).map(({ no, bytes }) => [fileOf(no), printOf(bytes)] as const),
    ]),
  }
}

const fileOf = (no: number) => (no === 1 ? FIRST_KEY : `personal-data.${no}.key`)
const printOf = (key: Uint8Array) => createHmac('sha256', key).update('yangguang key').digest('hex')

/** The number of a data key by the name of its file. */
function numberOf(name: string): number | undefined {
  const no = name === FIRST_KEY ? '1' : /^personal-data\.(\d+)\.key$/.exec(name)?.[1]
  return no === undefined ? undefined : Number(no)
}

/** The file of the newest data key among these names; that of the first where there is none. */
export function newestDataKey(names: Iterable<string>): string {
  return fileOf(Math.max(1, ...[...names].map((name) => numberOf(name) ?? 1)))
}

/** Every data key in the order of its number; the first is made where there is none at all. */
function dataKeys(folder: string): DataKey[] {
  if (!readdirSync(folder).some((name) => numberOf(name) !== undefined))
    readOrMake(join(folder, FIRST_KEY), newKey)
  return readdirSync(folder)
    .flatMap((name) => {
      const no = numberOf(name)
      if (no === undefined) return []
      return [{ no, bytes: Buffer.from(readFileSync(join(folder, name), 'utf8'), 'base64') }]
    })
    .sort((a, b) => a.no - b.no)
}

/** A running service looks for a new key about that often, and at once when it meets what was sealed under one. */
export const KEYS_NOTICED_MS = 1_000

/** The keys of a folder in which another process may put a new one while this one runs. */
function growingKeys(folder: string): KeySource {
  let keys = dataKeys(folder)
  let read = performance.now()
  return (wanted) => {
    const unknown = wanted !== undefined && !keys.some(({ no }) => no === wanted)
    if (unknown || performance.now() - read > KEYS_NOTICED_MS) {
      keys = dataKeys(folder)
      read = performance.now()
    }
    return keys
  }
}

/** Makes a new data key, under which everything is sealed once it was noticed. @returns its number */
export function addDataKey(folder: string): number {
  const no = (dataKeys(folder).at(-1)?.no ?? 0) + 1
  const path = join(folder, fileOf(no))
  // Written whole before it has its name: a service that looks just now must not read half a key.
  writeFileSync(`${path}.new`, newKey(), { mode: 0o600 })
  try {
    linkSync(`${path}.new`, path)
  } finally {
    unlinkSync(`${path}.new`)
  }
  return no
}

const newKey = () => randomBytes(32).toString('base64')

export function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(der).digest('hex').slice(0, 16)
}

function readOrMake(path: string, make: () => string): string {
  try {
    // `wx` decides races between two starting processes: one makes the key, the other reads it.
    writeFileSync(path, make(), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error
  }
  return readFileSync(path, 'utf8')
}
