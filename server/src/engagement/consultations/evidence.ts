import type { EvidenceSource } from '#foundation/evidence'
import { storedFile } from '#foundation/files'
import { momentInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Tables } from './tables.ts'

const find = (db: Db, id: string) =>
  db
    .withTables<Tables>()
    .selectFrom('consultations_comment as m')
    .innerJoin('consultations_consultation as c', 'c.id', 'm.consultation_id')
    .selectAll('m')
    .select(['c.body_id', 'c.title'])
    .where('m.id', '=', id)
    .executeTakeFirst()

/** A malicious comment as the police get it. */
export const commentEvidence: EvidenceSource = {
  kind: 'consultation_comment',
  bodyOf: async (db, id) => (await find(db, id))?.body_id,
  async gather(db, id) {
    const row = await find(db, id)
    if (!row) return undefined
    const file = row.file_id ? await storedFile(db, row.file_id) : undefined
    return {
      ...{ number: row.number, body: row.body_id, person: row.person_id, hidden: row.state === 'hidden' },
      words: {
        ...{ 编号: row.number, 征集事项: row.title, 段落: row.paragraph_no, 内容: row.text },
        ...{ 提交时间: momentInShanghai(row.submitted_at), 方式: row.came_by, 屏蔽理由: row.hidden_reason },
      },
      files: file ? [{ id: file.id, name: file.name }] : [],
    }
  },
}
