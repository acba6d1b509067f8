import { importInput, importResult } from '#foundation/bodies'
import { actorIn } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import type { App } from '#platform/http'
import { importPeople } from './import-people.ts'

/** People from a workbook, tried out first. */
export function peopleImportApi(app: App, db: Db, clock: Clock): void {
  for (const { url, summary, dry } of [
    { url: '/api/people/import/try', summary: '试导入人员', dry: true },
    { url: '/api/people/import', summary: '导入人员', dry: false },
  ]) {
    app.route({
      method: 'POST',
      url,
      bodyLimit: 8 * 1024 * 1024,
      config: { access: { for: ['system_admin'], on: 'installation' } },
      schema: { tags: ['系统管理'], summary, body: importInput, response: { 200: importResult } },
      handler: (request) => importPeople(db, clock, actorIn(request).id, request.body.base64, dry),
    })
  }
}
