// Checksums of a release and their signature (Ed25519 over the bytes of SHA256SUMS). Depends on nothing and runs on any Node from
// 18 on; without Node the same is checked with sha256sum and openssl, see docs/operations/release.md.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export const SUMS = 'SHA256SUMS'
export const SIGNATURE = 'SHA256SUMS.sig'

/** A new pair of keys: the private one stays with whoever releases, the public one is published. */
export function newKeys(folder) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const [secret, open] = [join(folder, 'release.key'), join(folder, 'release.pub')]
  writeFileSync(secret, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  writeFileSync(open, publicKey.export({ type: 'spki', format: 'pem' }), { flag: 'wx' })
  return { secret, open }
}

/** Writes the list of checksums of every file in the folder, and its signature. */
export async function signRelease(folder, privateKeyPem) {
  const key = createPrivateKey(privateKeyPem)
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the release key must be Ed25519')
  const names = readdirSync(folder).filter((name) => name !== SUMS && name !== SIGNATURE)
  const lines = []
  for (const name of names.sort()) lines.push(`${await digestOf(join(folder, name))}  ${name}\n`)
  const bytes = Buffer.from(lines.join(''))
  writeFileSync(join(folder, SUMS), bytes)
  writeFileSync(join(folder, SIGNATURE), sign(null, bytes, key))
}

/** @returns what is wrong, one sentence each; nothing when the release is whole and comes from the holder of the key */
export async function verifyRelease(folder, publicKeyPem) {
  for (const name of [SUMS, SIGNATURE])
    if (!existsSync(join(folder, name))) return [`缺少 ${name}，不是完整的发布。`]
  const bytes = readFileSync(join(folder, SUMS))
  let signed = false
  try {
    signed = verify(null, bytes, createPublicKey(publicKeyPem), readFileSync(join(folder, SIGNATURE)))
  } catch {
    return ['公钥读不了，请核对文件。']
  }
  if (!signed) return ['签名不成立：校验值清单不是这把密钥的持有人所签，请不要使用。']
  const problems = []
  for (const line of bytes.toString().split('\n').filter(Boolean)) {
    const [, expected, name] = /^([0-9a-f]{64}) {2}([\w.-]+)$/.exec(line) ?? []
    if (name === undefined) problems.push(`清单里有读不懂的一行：${line}`)
    else if (!existsSync(join(folder, name))) problems.push(`缺少 ${name}。`)
    else if ((await digestOf(join(folder, name))) !== expected)
      problems.push(`${name} 与校验值不符，请不要使用。`)
  }
  return problems
}

async function digestOf(path) {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part)
  return hash.digest('hex')
}
