import type { RetentionSource } from '#foundation/people'
import type { Tables } from './tables.ts'

const GONE = '（已按保存期限删除）'

/** Persons who had a record mended long ago. Here the whole matter is about them: words, letter and evidence go as well. */
export const correctionPersons: RetentionSource = {
  rule: 'retention.correction',
  kind: 'correction',
  async closedBefore(db, day) {
    return db
      .withTables<Tables>()
      .selectFrom('corrections_correction')
      .select(['id as matter', 'person_id as person'])
      .where('closed_on', '<', day)
      .where('erased_on', 'is', null)
      .execute()
  },
  async alsoErase(tx, { clock, files }, matter) {
    const own = tx.withTables<Tables>()
    const evidence = await own
      .selectFrom('corrections_file')
      .select('file_id')
      .where('correction_id', '=', matter)
      .execute()
    for (const { file_id } of evidence) await files.destroy(tx, file_id)
    await own.deleteFrom('corrections_file').where('correction_id', '=', matter).execute()
    await own
      .updateTable('corrections_correction')
      .set({
        record: GONE,
        wrong: GONE,
        wanted: GONE,
        result_text: GONE,
        letter: null,
        erased_on: clock.today(),
      })
      .where('id', '=', matter)
      .execute()
  },
}
