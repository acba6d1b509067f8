import type { EvidenceSource } from '#foundation/evidence'
import { momentInShanghai } from '#platform/clock'
import type { Db } from '#platform/db'
import type { Tables } from './tables.ts'

const find = (db: Db, id: string) =>
  db
    .withTables<Tables>()
    .selectFrom('surveys_hidden as h')
    .innerJoin('surveys_answer as a', 'a.id', 'h.answer_id')
    .innerJoin('surveys_survey as s', 's.id', 'a.survey_id')
    .select(['h.id', 'h.question_key', 'h.reason', 'h.hidden_at', 'a.answers', 'a.answered_on'])
    .select(['s.body_id', 's.title', 's.number', 's.questions'])
    .where('h.id', '=', id)
    .executeTakeFirst()

/** A malicious free text of a survey as the police get it: answers carry a day and no person. */
export const surveyTextEvidence: EvidenceSource = {
  kind: 'survey_text',
  bodyOf: async (db, id) => (await find(db, id))?.body_id,
  async gather(db, id) {
    const row = await find(db, id)
    if (!row) return undefined
    return {
      number: `${row.number}-${row.id.slice(-8)}`,
      ...{ body: row.body_id, person: null, hidden: true, files: [] },
      words: {
        ...{ 调查: row.title, 题目: row.questions.find(({ key }) => key === row.question_key)?.label ?? '' },
        ...{ 内容: row.answers[row.question_key] ?? '', 答卷日期: row.answered_on },
        ...{ 屏蔽时间: momentInShanghai(row.hidden_at), 屏蔽理由: row.reason },
      },
    }
  },
}
