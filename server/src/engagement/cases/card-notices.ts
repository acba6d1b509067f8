import { peopleWith } from '#foundation/identity'
import type { Entry, Follower } from '#foundation/ledger'
import { tellStaff } from '#foundation/notify'
import { addHours, type Clock, deadlineInShanghai } from '#platform/clock'
import type { Vault } from '#platform/crypto'
import type { Tx } from '#platform/db'
import { running } from './cards.ts'
import { handlers } from './policy.ts'
import { addStep, type CaseRecord } from './store.ts'
import type { Tables } from './tables.ts'

const told = {
  'case.yellow_card': { name: '黄牌', heads: [] },
  'case.red_card': { name: '红牌', heads: ['deputy_head', 'chief'] },
  'case.reminded': { name: '催办', heads: [] },
} as const

/** What happened longer ago is in the inbox; nobody is woken for it when an installation takes this up. */
const FRESH_HOURS = 24

/**
 * Carries cards and reminders to the telephones of those who handle, a red card to their heads as well. A card is dealt
 * once a round and followed once, so each is told once; the timeline says to how many.
 */
export function createCardNotices(clock: Clock, vault: Vault): Follower {
  return {
    name: 'case-card-notices',
    async apply(tx, entries: readonly Entry[]) {
      const since = addHours(clock.now(), -FRESH_HOURS).toISOString()
      for (const entry of entries) {
        const card = entry.kind in told ? told[entry.kind as keyof typeof told] : undefined
        if (!card || entry.recordedAt < since) continue
        const row = await tx
          .withTables<Tables>()
          .selectFrom('cases_case')
          .selectAll()
          .where('id', '=', entry.subjectId)
          .executeTakeFirst()
        if (row && running.includes(row.state)) await tell(tx, clock, vault, row, card)
      }
    },
  }
}

async function tell(
  tx: Tx,
  clock: Clock,
  vault: Vault,
  row: CaseRecord,
  { name, heads }: (typeof told)[keyof typeof told],
): Promise<void> {
  const holders = async (roles: readonly (typeof handlers)[number][]) =>
    (await Promise.all(roles.map((role) => peopleWith(tx, role, row.body_id, clock.today()))))
      .flat()
      .map(({ id }) => id)
  const due = row.due_at ? `，时限${deadlineInShanghai(row.due_at)}` : ''
  const message = {
    subject: `${name}提醒（${row.number}）`,
    text: `${name}：来件${row.number}${due}，请登录办公系统办理。`,
    about: { kind: 'case', id: row.id },
  }
  const people = [...(await holders(handlers)), ...(await holders(heads))]
  const count = await tellStaff(tx, clock, vault, people, message)
  if (count === 0) return
  const note = `${name}已经用短信或者邮件通知${count}人${heads.length > 0 ? '（含单位负责人）' : ''}`
  await addStep(tx, clock, row.id, { act: 'staff_told', open: false, body: row.body_id, note })
}
