import { contactsHolding } from '#foundation/citizens'
import type { Entry, Follower } from '#foundation/ledger'
import { queueMessage } from '#foundation/notify'
import { emailOf } from '#foundation/people'
import type { Clock } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Tables } from './tables.ts'

const texts: Readonly<Record<string, string>> = {
  'case.accepted': '已经受理，正在办理。',
  'case.refused': '不予受理，理由请登录网站查看。',
  'case.extended': '情况复杂，办理时限已经延长，理由请登录网站查看。',
  'case.answered': '已经答复，请登录网站查看并评价。',
  'case.reopened': '正在重新办理。',
}

/** Tells the people whose matter it is that it moved; the message names the number and never the matter itself. */
export function createCaseNotices(clock: Clock, vault: Vault): Follower {
  return {
    name: 'case-notices',
    async apply(tx, entries: readonly Entry[]) {
      for (const entry of entries) {
        const said = entry.subjectKind === 'case' ? texts[entry.kind] : undefined
        if (!said) continue
        const row = await tx
          .withTables<Tables>()
          .selectFrom('cases_case')
          .select(['number', 'person_id'])
          .where('id', '=', entry.subjectId)
          .executeTakeFirst()
        if (!row) continue
        const email = row.person_id ? await emailOf(tx, vault, row.person_id) : ''
        const held = await contactsHolding(tx, vault, 'case', entry.subjectId)
        const contacts = new Map(held.map((contact) => [`${contact.way}:${contact.to}`, contact]))
        if (email) contacts.set(`email:${email.toLowerCase()}`, { way: 'email', to: email.toLowerCase() })
        for (const contact of contacts.values())
          await queueMessage(tx, clock, vault, {
            ...contact,
            subject: `来信办理通知（${row.number}）`,
            text: `您的来信${row.number}${said}`,
            about: { kind: 'case', id: entry.subjectId },
          })
      }
    },
  }
}
