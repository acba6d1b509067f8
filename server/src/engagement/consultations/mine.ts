import type { MineSource } from '#foundation/citizens'
import { slowGuessing } from '#foundation/guard'
import { dayInShanghai } from '#platform/clock'
import { sameBytes, sha256 } from '#platform/crypto'
import { adoptionLabels } from './contract.ts'
import { consultationUrls } from './portal/urls.ts'
import type { Tables } from './tables.ts'

/** Comments on drafts under 我的, with how they were handled. */
export const commentsMine: MineSource = {
  kind: 'consultation_comment',
  label: '提出的意见',
  async byCode(db, clock, number, code) {
    const key = number.trim().toUpperCase().slice(0, 40)
    const hash = sha256(code.trim().toUpperCase())
    const row = await slowGuessing(db, clock, `comment:${key}`, async (tx) => {
      const found = await tx
        .withTables<Tables>()
        .selectFrom('consultations_comment')
        .select(['id', 'code_hash'])
        .where('number', '=', key)
        .executeTakeFirst()
      return found && sameBytes(found.code_hash, hash) ? found : undefined
    })
    return row?.id
  },
  async rows(db, _clock, ids) {
    const rows = await db
      .withTables<Tables>()
      .selectFrom('consultations_comment as c')
      .innerJoin('consultations_consultation as k', 'k.id', 'c.consultation_id')
      .leftJoin('consultations_group as g', 'g.id', 'c.group_id')
      .select([
        'c.id',
        'c.number',
        'c.submitted_at',
        'k.id as consultation',
        'k.title',
        'k.state',
        'k.feedback_due',
        'g.adoption',
      ])
      .where('c.id', 'in', [...ids])
      .orderBy('c.submitted_at', 'desc')
      .execute()
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      title: row.title,
      state:
        row.state === 'answered' && row.adoption
          ? adoptionLabels[row.adoption]
          : row.state === 'answered'
            ? '已反馈'
            : '研究中',
      day: dayInShanghai(row.submitted_at),
      due: row.state === 'answered' || row.state === 'withdrawn' ? null : row.feedback_due,
      href: consultationUrls.one(row.consultation),
      asks: '',
    }))
  },
}
