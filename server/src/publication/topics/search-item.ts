import { getBody } from '#foundation/bodies'
import type { ItemLoader } from '#foundation/search'
import type { Clock } from '#platform/clock'
import type { Tables } from './tables.ts'
import { listTopics } from './topics.ts'

/** Hands the index the topics of every site, those that are over too: they stay readable. */
export function topicLoader(clock: Clock): ItemLoader {
  return {
    kind: 'topic',
    label: '专题',
    async load(db, id) {
      const [topic] = await listTopics(db, { id })
      const row = await db
        .withTables<Tables>()
        .selectFrom('topics_topic')
        .select('body_id')
        .where('id', '=', id)
        .executeTakeFirst()
      if (!topic || !row) return undefined
      const body = await getBody(db, row.body_id, clock.today())
      const shown = topic.items.filter((item) => item.published)
      return {
        kind: 'topic',
        id,
        title: topic.title,
        text: [topic.summary, ...new Set(shown.map((item) => item.section))].join('\n'),
        number: '',
        indexNumber: '',
        url: `/topics/${id}`,
        bodyId: row.body_id,
        bodyName: body?.name ?? '',
        day: topic.openedOn,
      }
    },
    async all(db) {
      const rows = await db.withTables<Tables>().selectFrom('topics_topic').select('id').execute()
      return rows.map(({ id }) => id)
    },
  }
}
