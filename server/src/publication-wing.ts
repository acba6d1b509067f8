import { join } from 'node:path'
import { type FileStore, findOfficeProgram } from '#foundation/files'
import type { Wording } from '#platform/errors'
import type { App } from '#platform/http'
import { defineJob, type Job, type Jobs } from '#platform/jobs'
import { ledgerPages, type PageCache } from '#portal'
import {
  agendaApi,
  agendaPages,
  agendaWording,
  catalogueWording,
  checkLinks,
  classificationWording,
  cleanupApi,
  cleanupWording,
  clocksApi,
  editorApi,
  expireDocuments,
  handoverApi,
  handoverWording,
  importsApi,
  importWording,
  linksApi,
  openDataApi,
  openReceiving,
  relationsWording,
  runCrawls,
  runImports,
  settleCleanups,
  takeEffect,
  termsApi,
  termsWording,
  tidyWorkingCopies,
  uploadParts,
  uploadsApi,
} from '#publication/catalogue'
import { gazetteApi, gazettePages, gazetteWording } from '#publication/gazette'
import { interpretationApi, interpretationWording } from '#publication/interpretation'
import { servicePages, servicesApi, servicesWording } from '#publication/services'
import { topicPages, topicsApi, topicsWording } from '#publication/topics'
import type { Deps } from './app.ts'

export const publicationWording: Wording = {
  ...catalogueWording,
  ...classificationWording,
  ...termsWording,
  ...relationsWording,
  ...cleanupWording,
  ...gazetteWording,
  ...topicsWording,
  ...servicesWording,
  ...importWording,
  ...handoverWording,
  ...agendaWording,
  ...interpretationWording,
}

/** The rooms of the publication wing beside the documents themselves. @returns their standing jobs */
export function openPublication(
  app: App,
  { db, clock, keys, filesDir, outgoing, office, ofd }: Deps,
  files: FileStore,
  jobs: Jobs,
  cache: PageCache,
): Job[] {
  const receiving = openReceiving(join(filesDir, 'parts'), uploadParts, keys.vault)
  uploadsApi(app, db, files, receiving)
  editorApi(app, db, clock, files)
  linksApi(app, db, clock)
  termsApi(app, db, clock)
  clocksApi(app, db, clock)
  cleanupApi(app, db, clock)
  interpretationApi(app, db, clock)
  openDataApi(app, db, clock)
  gazetteApi(app, db, clock)
  gazettePages(app, db, clock, cache)
  topicsApi(app, db, clock)
  topicPages(app, db, clock, cache)
  servicesApi(app, db, clock, files)
  servicePages(app, db, clock, files, cache)
  ledgerPages(app, db, clock, keys.publicKeyPem)
  handoverApi(app, db, clock, files, { office: findOfficeProgram(office), ofd })
  agendaApi(app, db, clock)
  agendaPages(app, db, clock, cache)
  importsApi(app, db, clock, (job) => jobs.wake(job))
  return [
    defineJob({
      name: 'catalogue.crawl',
      title: '读取旧网站的网页',
      run: async (signal) => `读取网页${await runCrawls(db, clock, files, outgoing, signal)}个`,
    }),
    defineJob({
      name: 'catalogue.import',
      title: '批量导入旧网站信息',
      run: async () => `本次导入${await runImports(db, clock)}行`,
    }),
    defineJob({
      name: 'catalogue.links',
      title: '检查已发布信息中的链接',
      cron: '10 2 * * *',
      run: async (signal) => `检查链接${await checkLinks(db, clock, outgoing, signal)}个`,
    }),
    defineJob({
      name: 'catalogue.tidy',
      title: '清理未完成的上传和过期的自动保存',
      cron: '40 3 * * *',
      run: async () => `清理上传${await receiving.tidy()}个，自动保存${await tidyWorkingCopies(db, clock)}份`,
    }),
    defineJob({
      name: 'catalogue.validity',
      title: '文件到期失效、清理结果生效',
      cron: '*/10 * * * *',
      async run() {
        const settled = await settleCleanups(db, clock)
        const begun = await takeEffect(db, clock)
        return `到期变更${await expireDocuments(db, clock)}件，开始施行${begun}件，清理结果生效${settled}次`
      },
    }),
  ]
}
