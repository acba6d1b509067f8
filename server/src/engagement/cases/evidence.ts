import type { EvidenceSource } from '#foundation/evidence'
import { momentInShanghai } from '#platform/clock'
import { filesOf } from './case-files.ts'
import { postsOf } from './follow-up.ts'
import { caseRecord, deskOfCase } from './queries.ts'
import { addStep } from './store.ts'
import type { Tables } from './tables.ts'
import { stepText } from './timeline.ts'

/** A malicious letter as the police get it: with what followed it, its files and its whole history. */
export const caseEvidence: EvidenceSource = {
  kind: 'case',
  bodyOf: deskOfCase,
  async gather(db, id) {
    const row = await caseRecord(db, id)
    if (!row) return undefined
    const [steps, posts, files] = await Promise.all([
      db
        .withTables<Tables>()
        .selectFrom('cases_step')
        .selectAll()
        .where('case_id', '=', id)
        .orderBy('at')
        .execute(),
      postsOf(db, id),
      filesOf(db, id),
    ])
    return {
      ...{ number: row.number, body: row.desk_body_id, person: row.person_id },
      hidden: row.hidden_at !== null,
      words: {
        ...{ 编号: row.number, 提交时间: momentInShanghai(row.submitted_at), 事由: row.title },
        ...{ 内容: row.asked, 地点: row.place, 屏蔽理由: row.hidden_reason },
        后续: posts.map(({ kind, text, at }) => ({ 类别: kind, 内容: text, 时间: momentInShanghai(at) })),
      },
      history: {
        '办理过程.json': steps.map(({ at, act, note }) => ({
          ...{ 时间: momentInShanghai(at), 环节: stepText(act, ''), 说明: note },
        })),
      },
      files: files.map(({ file_id, name }) => ({ id: file_id, name })),
    }
  },
  async noted(tx, clock, actor, id, act) {
    const body = (await deskOfCase(tx, id)) ?? actor.bodyId
    await addStep(tx, clock, id, { act, open: false, body, actor })
  },
}
