import type { App } from '#platform/http'
import { defineJob, type Job } from '#platform/jobs'
import { cleanupApi, clocksApi, expireDocuments, settleCleanups } from '#publication/catalogue'
import { interpretationApi } from '#publication/interpretation'
import type { Deps } from './app.ts'

/** The rooms of the publication wing beside the documents themselves. @returns their standing jobs */
export function openPublication(app: App, { db, clock }: Deps): Job[] {
  clocksApi(app, db, clock)
  cleanupApi(app, db, clock)
  interpretationApi(app, db, clock)
  return [
    defineJob({
      name: 'catalogue.validity',
      title: '文件到期失效、清理结果生效',
      cron: '*/10 * * * *',
      async run() {
        const settled = await settleCleanups(db, clock)
        return `到期变更${await expireDocuments(db, clock)}件，清理结果生效${settled}次`
      },
    }),
  ]
}
