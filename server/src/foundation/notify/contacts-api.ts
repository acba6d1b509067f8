import { actorIn } from '#foundation/identity'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import { type Db, inTransaction } from '#platform/db'
import { type App, z } from '#platform/http'
import { contactOf, saveContact } from './contacts.ts'
import { contactInput, contactView } from './contract.ts'
import type { MessageSettings } from './ports.ts'

/** Everybody's own contact for reminders; nobody else's. */
export function contactsApi(
  app: App,
  db: Db,
  clock: Clock,
  vault: Vault,
  settings: MessageSettings | undefined,
): void {
  const access = { for: 'signed-in' } as const
  const tags = ['账号']
  app.route({
    method: 'GET',
    url: '/api/account/contact',
    config: { access },
    schema: { tags, summary: '本人的提醒方式', response: { 200: contactView } },
    handler: async (request) => ({
      ...(await contactOf(db, vault, actorIn(request).id)),
      ways: { email: Boolean(settings?.smtpUrl), sms: Boolean(settings?.smsUrl) },
    }),
  })
  app.route({
    method: 'PUT',
    url: '/api/account/contact',
    config: { access },
    schema: {
      tags,
      summary: '修改本人的提醒方式',
      body: contactInput,
      response: { 200: z.object({ ok: z.literal(true) }) },
    },
    async handler(request) {
      await inTransaction(db, (tx) => saveContact(tx, clock, vault, actorIn(request).id, request.body))
      return { ok: true as const }
    },
  })
}
