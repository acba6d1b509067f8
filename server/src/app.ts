import { openFileStore } from '#foundation/files'
import { type GuardedRoute, guardRoutes, identityApi, identityWording } from '#foundation/identity'
import type { Follower } from '#foundation/ledger'
import { reviewApi, reviewWording } from '#foundation/review'
import { worklistApi } from '#foundation/worklist'
import type { Clock } from '#platform/clock'
import type { Keyring } from '#platform/crypto'
import type { Db } from '#platform/db'
import type { Wording } from '#platform/errors'
import { type App, createHttp } from '#platform/http'
import type { Logger } from '#platform/log'
import { createPageCache, type PageCache } from './portal/page-cache.ts'
import { systemApi } from './system-api.ts'

/** What the process hands to the house. */
export interface Deps {
  db: Db
  clock: Clock
  log: Logger
  keys: Keyring
  filesDir: string
  /** The built console; undefined in tests that do not need it. */
  consoleDir: string | undefined
  secureCookies: boolean
  trustProxy: string
  demo: boolean
}

export interface Yangguang {
  app: App
  followers: readonly Follower[]
  routes: readonly GuardedRoute[]
  cache: PageCache
  /** The process says whether it hears the ledger. */
  health: { hears: () => boolean; ready: boolean }
}

const version = '0.1.0'

/** The composition root: the one file that knows every room. */
export async function buildApp(deps: Deps): Promise<Yangguang> {
  const { db, clock, log } = deps
  const wording: Wording = { ...identityWording, ...reviewWording }
  const health = { hears: () => true, ready: false }
  const cache = createPageCache({ most: 5_000, fresh: () => health.hears() })
  const app = await createHttp({
    log,
    wording,
    errorPage: ({ message }) =>
      `<!doctype html><html lang="zh-CN"><title>${message}</title><p>${message}</p></html>`,
    version,
    trustProxy: deps.trustProxy,
  })
  const routes = guardRoutes(app, db, clock)
  const files = openFileStore(deps.filesDir, deps.keys.vault)

  systemApi(app, deps, health)
  identityApi(app, db, clock, { secureCookies: deps.secureCookies })
  reviewApi(app, db, clock, files, [])
  worklistApi(app, db, [])

  await app.ready()
  return { app, followers: [], routes, cache, health }
}
