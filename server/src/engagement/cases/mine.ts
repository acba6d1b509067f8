import type { MineSource } from '#foundation/citizens'
import { dayInShanghai } from '#platform/clock'
import { listChannels } from './channel.ts'
import { type CaseState, caseStateLabels } from './contract.ts'
import type { Tables } from './tables.ts'
import { caseByCode } from './track.ts'

const inside: readonly CaseState[] = ['signing', 'returned', 'dispatching', 'reviewing']

/** What the citizen reads of a state: what moves between offices is 办理中 to them. */
export const shownState = (state: CaseState): string =>
  inside.includes(state) ? caseStateLabels.handling : caseStateLabels[state]

/** Letters, questions and tickets under 我的. */
export const casesMine: MineSource = {
  kind: 'case',
  label: '来信和诉求',
  byCode: async (db, clock, number, code) => (await caseByCode(db, clock, number, code)).id,
  async rows(db, _clock, ids) {
    const [rows, channels] = await Promise.all([
      db
        .withTables<Tables>()
        .selectFrom('cases_case')
        .select(['id', 'number', 'title', 'state', 'submitted_on', 'due_at', 'channel'])
        .where('id', 'in', [...ids])
        .orderBy('submitted_at', 'desc')
        .execute(),
      listChannels(db),
    ])
    return rows.map((row) => {
      const over = ['answered', 'closed', 'refused', 'merged', 'void'].includes(row.state)
      const rates = channels.find(({ code }) => code === row.channel)?.rates ?? false
      return {
        id: row.id,
        number: row.number,
        title: row.title,
        state: shownState(row.state),
        day: row.submitted_on,
        due: over || !row.due_at ? null : dayInShanghai(new Date(row.due_at.getTime() - 1)),
        href: `/mine/case/${row.id}`,
        asks: row.state === 'answered' && rates ? '请评价答复' : '',
      }
    })
  },
}
