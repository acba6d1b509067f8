import {
  createHash,
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
}

/** Opens the keys in `folder`, making those that are not there yet (files 0600, folder 0700). */
export function openKeyring(folder: string, cipher: CipherName = 'aes'): Keyring {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const symmetric = (name: string) => Buffer.from(readOrMake(join(folder, name), newKey), 'base64')
  const pem = readOrMake(join(folder, 'ledger-ed25519.pem'), () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  )
  const privateKey = createPrivateKey(pem)
  const publicKey = createPublicKey(privateKey)
  return {
    vault: createVault(growingKeys(folder), symmetric('blind-index.key'), cipher),
    sign: (bytes) => sign(null, bytes, privateKey),
    keyId: keyIdOf(publicKey),
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}

const FIRST_KEY = 'personal-data.key'

/** Every data key in the order of its number; the first is made where there is none. */
function dataKeys(folder: string): DataKey[] {
  readOrMake(join(folder, FIRST_KEY), newKey)
  return readdirSync(folder)
    .flatMap((name) => {
      const no = name === FIRST_KEY ? '1' : /^personal-data\.(\d+)\.key$/.exec(name)?.[1]
      if (no === undefined) return []
      return [{ no: Number(no), bytes: Buffer.from(readFileSync(join(folder, name), 'utf8'), 'base64') }]
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
  const path = join(folder, `personal-data.${no}.key`)
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
