import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { DocumentContent } from './contract.ts'
import type { Tables } from './tables.ts'

/** Notes who issued published documents beside their leads: each shows them in its own catalogue, under the one 索引号. */
export async function noteIssuers(
  tx: Tx,
  documents: readonly { id: string; bodyId: string; content: Pick<DocumentContent, 'jointIssuers'> }[],
): Promise<void> {
  const own = tx.withTables<Tables>()
  const ids = documents.map(({ id }) => id)
  await own.deleteFrom('catalogue_joint').where(sql<boolean>`document_id = any(${ids}::uuid[])`).execute()
  const rows = documents.flatMap(({ id, bodyId, content }) =>
    [...new Set(content.jointIssuers)]
      .filter((issuer) => issuer !== bodyId)
      .map((issuer) => ({ document_id: id, body_id: issuer })),
  )
  if (rows.length > 0) await own.insertInto('catalogue_joint').values(rows).execute()
}

/** Issued by one of these bodies, as the lead or beside it. `d` is the document. */
export const issuedBy = (bodies: readonly string[]) =>
  sql<boolean>`(d.body_id = any(${[...bodies]}::uuid[]) or exists (
    select from catalogue_joint j where j.document_id = d.id and j.body_id = any(${[...bodies]}::uuid[])))`
