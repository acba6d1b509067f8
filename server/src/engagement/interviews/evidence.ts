import type { EvidenceSource } from '#foundation/evidence'
import { momentInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Tables } from './tables.ts'

const find = (db: Db, id: string) =>
  db
    .withTables<Tables>()
    .selectFrom('interviews_question as q')
    .innerJoin('interviews_interview as i', 'i.id', 'q.interview_id')
    .selectAll('q')
    .select(['i.body_id', 'i.title', 'i.number'])
    .where('q.id', '=', id)
    .executeTakeFirst()

/** A malicious question to an interview as the police get it; who asks there leaves no more than a name. */
export const questionEvidence: EvidenceSource = {
  kind: 'interview_question',
  bodyOf: async (db, id) => (await find(db, id))?.body_id,
  async gather(db, id) {
    const row = await find(db, id)
    if (!row) return undefined
    return {
      number: `${row.number}-${row.id.slice(-8)}`,
      ...{ body: row.body_id, person: null, hidden: row.state === 'hidden', files: [] },
      words: {
        ...{ 访谈: row.title, 署名: row.name, 内容: row.text },
        ...{ 提交时间: momentInShanghai(row.asked_at), 屏蔽理由: row.hidden_reason },
      },
    }
  },
}
