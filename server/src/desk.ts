import { caseMatters, findCases } from '#engagement/cases'
import { findBodies, findPeople } from '#foundation/administration'
import { auditApi } from '#foundation/audit'
import { findApi, overviewApi } from '#foundation/worklist'
import type { App } from '#platform/http'
import { documentMatters, findDocuments, freshnessMatters } from '#publication/catalogue'
import { findServices } from '#publication/services'
import { findRequests, requestMatters } from '#requests/requests'
import type { Deps } from './app.ts'

/** What crosses wings at an officer's desk: the search over everything, the overview, the ledger for who audits it. */
export function openDesk(app: App, { db, clock, keys }: Deps): void {
  auditApi(app, db, clock, keys.publicKeyPem)
  findApi(app, db, [
    findDocuments(clock),
    findRequests(clock),
    findServices(clock),
    findCases,
    findBodies(clock),
    findPeople(clock),
  ])
  overviewApi(app, db, clock, [requestMatters, caseMatters, documentMatters(clock), freshnessMatters(clock)])
}
