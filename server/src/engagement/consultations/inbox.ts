import { bodiesFor } from '#foundation/identity'
import type { InboxRow, InboxSource } from '#foundation/worklist'
import type { Clock } from '#platform/clock'
import { openers, workers } from './policy.ts'
import { consultationRows } from './queries.ts'
import type { Tables } from './tables.ts'

/** Drafts to open, comments to read, results that are due. */
export function consultationsInbox(clock: Clock): InboxSource {
  return {
    async rows(db, actor) {
      const [working, opening] = [bodiesFor(actor, workers), bodiesFor(actor, openers)]
      const bodies = [...new Set([...working, ...opening])]
      if (bodies.length === 0) return []
      const found = await db
        .withTables<Tables>()
        .selectFrom('consultations_consultation')
        .selectAll()
        .where('body_id', 'in', bodies)
        .where('state', 'in', ['draft', 'open', 'closed'])
        .limit(500)
        .execute()
      const rows = await consultationRows(db, clock, found)
      return rows.flatMap((row, at): InboxRow[] => {
        const record = found[at]
        if (!record) return []
        const works = working.includes(row.bodyId)
        const line = (task: string, due: string | null, light: InboxRow['light']): InboxRow => ({
          ...{
            task,
            due,
            light,
            kind: 'consultation',
            id: row.id,
            bodyId: row.bodyId,
            bodyName: row.bodyName,
          },
          title: row.title,
          since: row.opensOn ?? clock.today(),
          href: `/consultations/${row.id}`,
        })
        if (row.state === 'draft')
          return opening.includes(row.bodyId) && record.drafted_by !== actor.id
            ? [line('公布征求意见稿', null, 'none')]
            : []
        const reads = works && row.pending > 0 ? [line(`审阅意见（${row.pending}条）`, null, 'none')] : []
        return row.state === 'closed' && works
          ? [...reads, line('公布采纳情况', row.feedbackDue, row.light)]
          : reads
      })
    },
  }
}
