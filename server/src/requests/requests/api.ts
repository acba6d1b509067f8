import type { FileStore } from '#foundation/files'
import type { SealService } from '#foundation/letters'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Db } from '#platform/db'
import type { App } from '#platform/http'
import { actsApi } from './acts-api.ts'
import { caseFileApi } from './case-file-api.ts'
import type { Edge } from './edge.ts'
import { intakeApi } from './intake-api.ts'
import { lettersOfCaseApi } from './letters-api.ts'
import { mailApi } from './mail/api.ts'
import type { ReportClosed } from './retype-applicant.ts'

/** Every JSON route of requests, along the steps of a case. */
export function requestsApi(
  app: App,
  db: Db,
  clock: Clock,
  vault: Vault,
  files: FileStore,
  closed: ReportClosed,
  mails: boolean,
  seals: SealService | undefined,
): void {
  const edge: Edge = { app, db, clock, vault, files, closed, mails, seals }
  for (const routes of [intakeApi, actsApi, lettersOfCaseApi, caseFileApi, mailApi]) routes(edge)
}
