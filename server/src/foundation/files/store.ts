import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { newId, randomToken, sha256, type Vault } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { openPart, openSegments, type Part, sealSegments } from './segments.ts'

export type Tables = {
  files_file: {
    id: string
    class: 'public' | 'private'
    hash: Buffer
    name: string
    media_type: string
    size: bigint
    stored_as: string
    file_key: Buffer | null
    created_by: string | null
  }
}

export interface FileInfo {
  id: string
  class: 'public' | 'private'
  name: string
  mediaType: string
  /** Bytes. */
  size: number
  /** SHA-256 of the content, hex. */
  hash: string
}

export interface FileStore {
  /** Stores content durably before it returns; the row belongs to the caller's transaction. */
  put(
    tx: Tx,
    file: {
      class: 'public' | 'private'
      name: string
      mediaType: string
      content: Buffer
      createdBy?: string
    },
  ): Promise<FileInfo>
  /** Stores a private file of any size without holding it in memory. */
  putStream(
    tx: Tx,
    file: { name: string; mediaType: string; source: AsyncIterable<Buffer>; createdBy?: string },
  ): Promise<FileInfo>
  /**
   * The content as a stream, for files of any size.
   * @param part only from this byte to that, both within the file
   */
  open(db: Db, id: string, part?: Part): Promise<{ info: FileInfo; stream: Readable } | undefined>
  read(db: Db, id: string): Promise<{ info: FileInfo; content: Buffer } | undefined>
  /** Destroys a file for good: its key, its words, its name and its bytes. Its id stays, so that nothing hangs in the air. */
  destroy(tx: Tx, id: string): Promise<void>
}

/** The ending of stored names whose content is sealed in segments. */
const IN_SEGMENTS = '.seg'

/** What the sealed key of a file is bound to. */
export const fileKeyContext = (id: string) => `files_file.file_key:${id}`

export function openFileStore(folder: string, vault: Vault): FileStore {
  return {
    async put(tx, file) {
      const id = newId()
      const hash = sha256(file.content)
      const isPublic = file.class === 'public'
      const storedAs = isPublic ? hash.toString('hex') : randomToken(24)
      const key = isPublic ? undefined : randomBytes(32)
      await writeDurably(join(folder, pathOf(storedAs)), key ? encrypt(key, file.content) : file.content)
      await tx
        .withTables<Tables>()
        .insertInto('files_file')
        .values({
          id,
          class: file.class,
          hash,
          name: file.name,
          media_type: file.mediaType,
          size: BigInt(file.content.length),
          stored_as: storedAs,
          file_key: key ? vault.seal(key.toString('base64'), fileKeyContext(id)) : null,
          created_by: file.createdBy ?? null,
        })
        .execute()
      return {
        id,
        class: file.class,
        name: file.name,
        mediaType: file.mediaType,
        size: file.content.length,
        hash: hash.toString('hex'),
      }
    },
    async putStream(tx, file) {
      const id = newId()
      const key = randomBytes(32)
      const storedAs = `${randomToken(24)}${IN_SEGMENTS}`
      const hash = createHash('sha256')
      let size = 0
      const measured = async function* () {
        for await (const chunk of file.source) {
          hash.update(chunk)
          size += chunk.length
          yield chunk
        }
      }
      await writeDurably(join(folder, pathOf(storedAs)), sealSegments(key, measured()))
      const row = {
        id,
        class: 'private' as const,
        hash: hash.digest(),
        name: file.name,
        media_type: file.mediaType,
        size: BigInt(size),
        stored_as: storedAs,
        file_key: vault.seal(key.toString('base64'), fileKeyContext(id)),
        created_by: file.createdBy ?? null,
      }
      await tx.withTables<Tables>().insertInto('files_file').values(row).execute()
      return infoOf(row)
    },
    async open(db, id, part) {
      const row = await rowOf(db, id)
      if (!row) return undefined
      const path = join(folder, pathOf(row.stored_as))
      const key = row.file_key && Buffer.from(vault.open(row.file_key, fileKeyContext(id)), 'base64')
      const info = infoOf(row)
      if (!key) return { info, stream: createReadStream(path, part) }
      const bytes = () => {
        if (!row.stored_as.endsWith(IN_SEGMENTS)) return decrypted(key, path, part)
        return part ? openPart(key, path, info.size, part) : openSegments(key, createReadStream(path))
      }
      return { info, stream: Readable.from(bytes(), { objectMode: false }) }
    },
    async read(db, id) {
      const opened = await this.open(db, id)
      if (!opened) return undefined
      const parts: Buffer[] = []
      for await (const part of opened.stream) parts.push(part as Buffer)
      return { info: opened.info, content: Buffer.concat(parts) }
    },
    async destroy(tx, id) {
      const own = tx.withTables<Tables & { files_text: { file_id: string } }>()
      const row = await own
        .selectFrom('files_file')
        .selectAll()
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
      if (!row || row.stored_as === '') return
      const sharing = await own
        .selectFrom('files_file')
        .select('id')
        .where('stored_as', '=', row.stored_as)
        .where('id', '<>', id)
        .executeTakeFirst()
      await own.deleteFrom('files_text').where('file_id', '=', id).execute()
      await own
        .updateTable('files_file')
        .set({ name: '', hash: Buffer.alloc(0), size: 0n, stored_as: '', file_key: null })
        .where('id', '=', id)
        .execute()
      if (!sharing) await rm(join(folder, pathOf(row.stored_as)), { force: true })
    },
  }
}

/** A file that is still there: a destroyed one keeps its id and nothing else. */
async function rowOf(db: Db, id: string): Promise<Tables['files_file'] | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('files_file')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.stored_as ? row : undefined
}

/** What is known of a stored file. */
export async function storedFile(db: Db, id: string): Promise<FileInfo | undefined> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('files_file')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row && infoOf(row)
}

/** Who put a file in. */
export async function fileOwner(db: Db, id: string): Promise<string | null> {
  return (await rowOf(db, id))?.created_by ?? null
}

function infoOf(row: Tables['files_file']): FileInfo {
  return {
    id: row.id,
    class: row.class,
    name: row.name,
    mediaType: row.media_type,
    size: Number(row.size),
    hash: row.hash.toString('hex'),
  }
}

/** Below the folder of files. */
export function pathOf(storedAs: string): string {
  return join(storedAs.slice(0, 2), storedAs)
}

/** Writes beside, flushes, then renames: a reader never sees half a file, a crash never keeps one. */
async function writeDurably(path: string, content: Buffer | AsyncIterable<Buffer>): Promise<void> {
  if (await stat(path).catch(() => undefined)) return
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomToken(6)}`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    await handle.close()
  }
  await rename(draft, path)
}

function encrypt(key: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

async function* decrypted(key: Buffer, path: string, part?: Part): AsyncGenerator<Buffer> {
  const whole = decrypt(key, await readFile(path))
  yield part ? whole.subarray(part.start, part.end + 1) : whole
}

function decrypt(key: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}
