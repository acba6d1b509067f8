import { type CitizenDoor, type MineSource, openIdentityService } from '#foundation/citizens'
import { contactsApi, messagePorts, sendWaiting } from '#foundation/notify'
import type { App } from '#platform/http'
import { defineJob, type Job, type Jobs } from '#platform/jobs'
import { minePages } from '#portal'
import type { Deps } from './app.ts'

const SENDING = 'notify.send'

/** 我的 over all wings, and the job that sends what people are told. */
export function openMine(
  app: App,
  deps: Deps,
  door: CitizenDoor,
  sources: readonly MineSource[],
  jobs: Jobs,
): Job {
  const { db, clock, keys, secureCookies } = deps
  const ports = messagePorts(deps.messages, deps.outgoing, clock)
  contactsApi(app, db, clock, keys.vault, deps.messages)
  minePages(app, {
    ...{ db, clock, vault: keys.vault, door, sources, secureCookies },
    ways: { email: ports.email !== undefined, sms: ports.sms !== undefined },
    identity: deps.nationalIdentity && openIdentityService(deps.nationalIdentity),
    wake: () => void jobs.wake(SENDING),
  })
  return defineJob({
    name: SENDING,
    title: '发送短信和邮件通知',
    cron: '* * * * *',
    run: async () => `发送${await sendWaiting(db, clock, keys.vault, ports)}条`,
  })
}
