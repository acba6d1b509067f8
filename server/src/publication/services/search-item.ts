import { getBody } from '#foundation/bodies'
import { type FileStore, fileText } from '#foundation/files'
import type { ItemLoader } from '#foundation/search'
import { type Clock, dayInShanghai } from '#platform/clock'
import { audienceLabels, serviceKindLabels, serviceThemeLabels } from './contract.ts'
import { filesOf } from './draft-service.ts'
import { serviceRecord } from './store.ts'
import type { Tables } from './tables.ts'

/** Hands the index the guides that are on line; a matter that rests is found as well and says so. */
export function serviceLoader(clock: Clock, files: FileStore): ItemLoader {
  return {
    kind: 'service',
    label: '办事服务',
    async load(db, id) {
      const row = await serviceRecord(db, id)
      if (!row?.shown || !row.changed_at) return undefined
      const { shown } = row
      const body = await getBody(db, row.body_id, clock.today())
      const forms = []
      for (const { fileId, name } of filesOf(shown))
        forms.push({ name, text: await fileText(db, files, fileId) })
      return {
        kind: 'service',
        id,
        title: shown.name,
        text: [
          shown.summary,
          shown.conditions,
          ...shown.materials.flatMap(({ name, note }) => [name, note]),
          ...shown.steps.flatMap(({ title, text }) => [title, text]),
          ...shown.basis.flatMap(({ title, clause }) => [title, clause]),
          ...shown.places.flatMap(({ name, address }) => [name, address]),
          shown.feeStandard,
          shown.result,
          shown.consultPhone,
        ]
          .filter((text) => text !== '')
          .join('\n'),
        // By its 权力事项编码 an item is found exactly, as a document by its number.
        number: shown.code,
        indexNumber: '',
        url: `/services/${id}`,
        bodyId: row.body_id,
        bodyName: body?.name ?? '',
        day: dayInShanghai(row.changed_at),
        genre: serviceKindLabels[shown.kind],
        validity: row.state === 'suspended' ? '暂停办理' : '',
        keywords: [
          '办事指南',
          ...shown.themes.map((theme) => serviceThemeLabels[theme]),
          ...shown.audience.map((one) => audienceLabels[one]),
        ],
        files: forms,
      }
    },
    async all(db) {
      const rows = await db
        .withTables<Tables>()
        .selectFrom('services_item')
        .select('id')
        .where('state', '<>', 'draft')
        .execute()
      return rows.map(({ id }) => id)
    },
  }
}
