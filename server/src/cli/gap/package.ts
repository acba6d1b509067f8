import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { z } from '#platform/http'

/** The manifest is what is signed; every file is named in it by the hash of its content. */
export const MANIFEST = 'manifest.json'
export const SIGNATURE = 'manifest.sig'
export const OBJECTS = 'objects'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

export const manifestShape = z.object({
  format: z.literal('yangguang-gap/1'),
  /** Counts up by one; a package is taken only after the one before it. */
  sequence: z.number().int().min(1),
  /** Hash of the manifest before it; null in one that stands for itself. */
  previous: hash.nullable(),
  madeAt: z.string(),
  /** All that is public, by host name and address; what is not listed any more is gone. */
  sites: z.record(
    z.string(),
    z.record(
      z.string(),
      // 410: withdrawn; what is shown there says so, and why.
      z.object({ sha256: hash, type: z.string(), status: z.literal(410).optional() }),
    ),
  ),
  /** Addresses of old sites by host name, and where each leads now. */
  moved: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  /** Page for whatever is not here, by host name. */
  elsewhere: z.record(z.string(), hash),
  /** The contents that come along; the others came before. */
  carried: z.array(hash),
})
export type Manifest = z.infer<typeof manifestShape>

/** Nothing else that the key signs begins with these words. */
export function signedBytes(manifest: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from('yangguang-gap/1\n'), manifest])
}

export function isSignedBy(publicKeyPem: string, manifest: Uint8Array, signature: string): boolean {
  try {
    return verify(
      null,
      signedBytes(manifest),
      createPublicKey(publicKeyPem),
      Buffer.from(signature.trim(), 'base64'),
    )
  } catch {
    return false
  }
}

/** Every content a manifest speaks of. */
export function contentsOf(manifest: Pick<Manifest, 'sites' | 'elsewhere'>): Set<string> {
  const files = Object.values(manifest.sites).flatMap((site) => Object.values(site))
  return new Set([...files.map(({ sha256 }) => sha256), ...Object.values(manifest.elsewhere)])
}

export function digestOf(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export async function digestOfFile(path: string): Promise<string> {
  const digest = createHash('sha256')
  for await (const part of createReadStream(path)) digest.update(part)
  return digest.digest('hex')
}

/** Name of the folder of a package: they sort in their order. */
export function folderName(sequence: number): string {
  return `package-${String(sequence).padStart(6, '0')}`
}
