import { createCipheriv, randomBytes } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { FileStore } from '@tus/file-store'
import { ERRORS, type Upload } from '@tus/server'
import type { Vault } from '#platform/crypto'

const BLOCK = 16

const keyContext = (upload: string) => `files.parts:${upload}`

/**
 * What has arrived of a file, encrypted byte for byte as it comes (AES-256 in counter mode under a key of the upload's own), so that it
 * can go on at any byte. The key lies beside it, sealed. Whether the bytes are right is for the file store to say, which
 * takes them over whole and authenticated.
 */
export class SealedParts extends FileStore {
  readonly #vault: Vault

  constructor(options: { directory: string; expirationPeriodInMilliseconds: number }, vault: Vault) {
    super(options)
    this.#vault = vault
  }

  override async create(file: Upload): Promise<Upload> {
    const made = await super.create(file)
    const sealed = this.#vault.seal(randomBytes(32).toString('base64'), keyContext(file.id))
    await writeFile(this.#keyPath(file.id), sealed, { mode: 0o600 })
    return made
  }

  /** Without its key nothing can go on, and the sender begins anew. */
  override async getUpload(upload: string): Promise<Upload> {
    await this.#key(upload)
    return super.getUpload(upload)
  }

  override async write(readable: Readable, upload: string, offset: number): Promise<number> {
    const sealed = inCounterMode(readable, await this.#key(upload), offset)
    return super.write(Readable.from(sealed, { objectMode: false }), upload, offset)
  }

  override async remove(upload: string): Promise<void> {
    await rm(this.#keyPath(upload), { force: true })
    await super.remove(upload)
  }

  /** The bytes as they were sent. */
  async *opened(upload: string): AsyncGenerator<Buffer> {
    yield* inCounterMode(this.read(upload), await this.#key(upload), 0)
  }

  #keyPath(upload: string): string {
    return join(this.directory, `${upload}.key`)
  }

  async #key(upload: string): Promise<Buffer> {
    const sealed = await readFile(this.#keyPath(upload)).catch(() => {
      throw ERRORS.FILE_NOT_FOUND
    })
    return Buffer.from(this.#vault.open(sealed, keyContext(upload)), 'base64')
  }
}

/** Seals and opens alike, from any byte on. */
async function* inCounterMode(
  source: AsyncIterable<Buffer>,
  key: Buffer,
  offset: number,
): AsyncGenerator<Buffer> {
  const counter = Buffer.alloc(BLOCK)
  counter.writeBigUInt64BE(BigInt(Math.floor(offset / BLOCK)), BLOCK - 8)
  const cipher = createCipheriv('aes-256-ctr', key, counter)
  cipher.update(Buffer.alloc(offset % BLOCK))
  for await (const chunk of source) yield cipher.update(chunk)
}
