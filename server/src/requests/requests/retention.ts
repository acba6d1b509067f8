import type { RetentionSource } from '#foundation/people'
import { eraseMail } from './mail/erase-mail.ts'
import type { Tables } from './tables.ts'

/** Applicants of requests that were decided long ago; letters and the outcome stay in the archive. */
export const requestPersons: RetentionSource = {
  rule: 'retention.request',
  kind: 'request',
  async closedBefore(db, day) {
    const own = db.withTables<Tables>()
    const over = own
      .selectFrom('requests_request')
      .where('requests_request.state', '=', 'decided')
      .where('requests_request.decided_on', '<', day)
    const [applicants, others] = await Promise.all([
      over.select(['id as matter', 'person_id as person']).execute(),
      over
        .innerJoin('requests_person as p', 'p.request_id', 'requests_request.id')
        .select(['requests_request.id as matter', 'p.person_id as person'])
        .execute(),
    ])
    return [...applicants, ...others]
  },
  // What proves who somebody is, and the mail in which they wrote it; what was asked and answered stays.
  async alsoErase(tx, tools, matter) {
    const own = tx.withTables<Tables>()
    const proofs = await own
      .updateTable('requests_file')
      .set({ removed_on: tools.clock.today(), title: '' })
      .where('request_id', '=', matter)
      .where('purpose', 'in', ['identity', 'mandate'])
      .returning('file_id')
      .execute()
    for (const { file_id } of proofs) await tools.files.destroy(tx, file_id)
    const mails = await own
      .selectFrom('requests_mail')
      .select('id')
      .where('request_id', '=', matter)
      .where('erased_on', 'is', null)
      .execute()
    for (const { id } of mails) await eraseMail(tx, tools, id)
  },
}
