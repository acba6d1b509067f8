import type { CitizenDoor, MineSource } from '#foundation/citizens'
import { type FileStore, findOfficeProgram } from '#foundation/files'
import { httpSealService } from '#foundation/letters'
import { documentPort } from '#foundation/notify'
import type { InboxSource } from '#foundation/worklist'
import type { Clock } from '#platform/clock'
import type { Wording } from '#platform/errors'
import type { App } from '#platform/http'
import type { Jobs } from '#platform/jobs'
import type { PageCache } from '#portal'
import { correctionPages, correctionsApi, correctionsInbox, correctionsWording } from '#requests/corrections'
import { feesApi, feesWording } from '#requests/fees'
import { redactionApi, redactionInbox, redactionWording } from '#requests/redaction'
import { remediesApi, remediesInbox, remediesWording } from '#requests/remedies'
import {
  letterMailJob,
  letterSealJob,
  mailboxJob,
  type ReportClosed,
  requestPages,
  requestsApi,
  requestsInbox,
  requestsJob,
  requestsMine,
  requestsWording,
} from '#requests/requests'
import type { Deps } from './app.ts'

/** The rooms of the requests wing, as app.ts composes them. */
export const requestsWingWording: Wording = {
  ...requestsWording,
  ...correctionsWording,
  ...redactionWording,
  ...remediesWording,
  ...feesWording,
}

export const requestsWingInbox = (clock: Clock): InboxSource[] => [
  requestsInbox(clock),
  redactionInbox(clock),
  remediesInbox(clock),
  correctionsInbox,
]

export interface RequestsWing {
  /** The public pages, registered when the shell's are. */
  pages(door: CitizenDoor): void
  mine: readonly MineSource[]
}

/** @param isClosed whether a body's report of a year is published, after which no applicant of it changes kind */
export function openRequests(
  app: App,
  deps: Deps,
  files: FileStore,
  jobs: Jobs,
  cache: PageCache,
  isClosed: ReportClosed,
): RequestsWing {
  const { db, clock } = deps
  const { vault } = deps.keys
  const documents = documentPort(deps.messages)
  const seals = deps.seals && httpSealService(deps.seals, deps.outgoing)
  requestsApi(app, db, clock, vault, files, isClosed, documents !== undefined, seals)
  correctionsApi(app, db, clock, vault, files)
  redactionApi(app, db, clock, files, jobs, findOfficeProgram(deps.office))
  feesApi(app, db, clock)
  remediesApi(app, db, clock, vault)
  jobs.add(requestsJob(db, clock))
  if (deps.mailbox) jobs.add(mailboxJob(db, clock, vault, files, deps.mailbox))
  if (seals) jobs.add(letterSealJob(db, { clock, vault, files, service: seals }))
  if (documents) jobs.add(letterMailJob(db, clock, vault, files, documents, seals !== undefined))
  return {
    pages(door) {
      correctionPages(app, db, clock, vault, files)
      requestPages(app, db, clock, vault, files, cache, door)
    },
    mine: [requestsMine],
  }
}
