import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Server } from '@tus/server'
import { randomToken, type Vault } from '#platform/crypto'
import { SealedParts } from './sealed-parts.ts'

export const MOST_BYTES = 2 * 1024 * 1024 * 1024
const KEPT_HOURS = 24

/** Uploads that are taken up where they broke off (tus 1.0): parts of a file, each with the account it belongs to in its name. */
export interface Receiving {
  take(request: IncomingMessage, response: ServerResponse, owner: string): Promise<void>
  /** A finished upload of this account. */
  finished(
    upload: string,
    owner: string,
  ): Promise<{ size: number; read(): AsyncIterable<Buffer> } | undefined>
  forget(upload: string): Promise<void>
  /** Removes what was begun and never finished. @returns how many */
  tidy(): Promise<number>
}

export function openReceiving(folder: string, path: string, vault: Vault): Receiving {
  // The library names an upload deep inside its handling of a request; the account comes along this way.
  const owners = new AsyncLocalStorage<string>()
  const store = new SealedParts(
    { directory: folder, expirationPeriodInMilliseconds: KEPT_HOURS * 3_600_000 },
    vault,
  )
  const tus = new Server({
    path,
    datastore: store,
    maxSize: MOST_BYTES,
    relativeLocation: true,
    namingFunction: () => `${owners.getStore() ?? ''}_${randomToken(16)}`,
  })
  return {
    take(request, response, owner) {
      return owners.run(owner, () => tus.handle(request, response))
    },
    async finished(upload, owner) {
      if (!belongsTo(upload, owner)) return undefined
      const found = await store.getUpload(upload).catch(() => undefined)
      if (found?.size === undefined || found.offset !== found.size) return undefined
      return { size: found.size, read: () => store.opened(upload) }
    },
    forget: (upload) => store.remove(upload).catch(() => {}),
    tidy: () => tus.cleanUpExpiredUploads(),
  }
}

export function belongsTo(upload: string, owner: string): boolean {
  return /^[\w-]+$/.test(upload) && upload.startsWith(`${owner}_`)
}
