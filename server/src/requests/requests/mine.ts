import type { MineSource } from '#foundation/citizens'
import { requestStateLabels } from './contract.ts'
import type { RequestRecord } from './store.ts'
import type { Tables } from './tables.ts'
import { findByCode } from './track.ts'

/** What the office waits for from the applicant. */
function asksOf(row: Pick<RequestRecord, 'state' | 'waits_on' | 'lapsed_on'>): string {
  if (row.state === 'decided' || row.lapsed_on !== null) return ''
  if (row.state === 'correcting') return '请补正申请内容'
  if (row.waits_on === 'reasons') return '请说明申请的理由'
  return row.waits_on === 'fee' ? '请缴纳信息处理费' : ''
}

/** Requests for information under 我的. */
export const requestsMine: MineSource = {
  kind: 'request',
  label: '公开申请',
  byCode: async (db, clock, number, code) => (await findByCode(db, clock, number, code)).id,
  async rows(db, _clock, ids) {
    const rows = await db
      .withTables<Tables>()
      .selectFrom('requests_request')
      .selectAll()
      .where('id', 'in', [...ids])
      .execute()
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      title: row.asked.slice(0, 60),
      state: requestStateLabels[row.state],
      day: row.received_on ?? row.submitted_on,
      due: row.decided_on ? null : row.due_on,
      href: `/mine/request/${row.id}`,
      asks: asksOf(row),
    }))
  },
}
