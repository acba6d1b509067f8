import { getBody } from '#foundation/bodies'
import type { ItemLoader } from '#foundation/search'
import { type Clock, dayInShanghai } from '#platform/clock'
import { linesAfter } from './queries.ts'
import { interviewRecord } from './run-interview.ts'
import type { Tables } from './tables.ts'

/** Hands the index the interviews from their announcement on: who spoke, and every word of the transcript. */
export function interviewLoader(clock: Clock): ItemLoader {
  return {
    kind: 'interview',
    label: '在线访谈',
    async load(db, id) {
      const row = await interviewRecord(db, id)
      if (!row || row.state === 'draft') return undefined
      const [body, lines] = await Promise.all([
        getBody(db, row.body_id, clock.today()),
        linesAfter(db, id, 0),
      ])
      return {
        kind: 'interview',
        id,
        title: row.title,
        text: [
          row.intro,
          ...row.guests.map(({ title, name }) => `嘉宾：${title} ${name}`),
          row.summary,
          ...lines.map((line) => (line.text === '' ? '' : `${line.speaker}：${line.text}`)),
        ]
          .filter((text) => text !== '')
          .join('\n'),
        number: '',
        indexNumber: '',
        url: `/interviews/${id}`,
        bodyId: row.body_id,
        bodyName: body?.name ?? '',
        day: dayInShanghai(row.starts_at),
      }
    },
    async all(db) {
      const rows = await db
        .withTables<Tables>()
        .selectFrom('interviews_interview')
        .select('id')
        .where('state', '<>', 'draft')
        .execute()
      return rows.map(({ id }) => id)
    },
  }
}
