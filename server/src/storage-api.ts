import { filesHeld } from '#foundation/files'
import type { App } from '#platform/http'
import { storageOf, storageView } from '#platform/storage'
import type { Deps } from './app.ts'

/** What the system administrator sees of disk, database and files. */
export function storageApi(app: App, { db, filesDir }: Pick<Deps, 'db' | 'filesDir'>): void {
  app.route({
    method: 'GET',
    url: '/api/storage',
    config: { access: { for: ['system_admin'], on: 'installation' } },
    schema: { tags: ['系统'], summary: '存储用量', response: { 200: storageView } },
    async handler() {
      const [room, files] = await Promise.all([storageOf(db, filesDir), filesHeld(db)])
      return { ...room, files }
    },
  })
}
