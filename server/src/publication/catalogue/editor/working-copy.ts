import { sql } from 'kysely'
import type { Clock } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { sanitise } from '#platform/html'
import type { z } from '#platform/http'
import type { Tables } from '../tables.ts'
import type { WorkingCopy, workingContent } from './contract.ts'

type Content = z.infer<typeof workingContent>

const UNSAVED = '00000000-0000-0000-0000-000000000000'
/** A copy nobody came back to is of no use any more. */
const KEPT_DAYS = 30

/** Keeps what a person is typing. It is nobody else's, and no record of the office: the ledger does not know it. */
export async function keepWorkingCopy(
  db: Db,
  clock: Clock,
  account: string,
  copy: { document: string | null; version: number; content: Content },
): Promise<Date> {
  const savedAt = clock.now()
  const { body } = copy.content
  const content = typeof body === 'string' ? { ...copy.content, body: sanitise(body) } : copy.content
  const values = {
    version: copy.version,
    content: sql<Content>`${JSON.stringify(content)}::jsonb`,
    saved_at: savedAt,
  }
  await db
    .withTables<Tables>()
    .insertInto('catalogue_working_copy')
    .values({ account_id: account, document_id: copy.document ?? UNSAVED, ...values })
    .onConflict((conflict) => conflict.columns(['account_id', 'document_id']).doUpdateSet(values))
    .execute()
  return savedAt
}

export async function workingCopyOf(
  db: Db,
  account: string,
  document: string | null,
): Promise<WorkingCopy | null> {
  const row = await db
    .withTables<Tables>()
    .selectFrom('catalogue_working_copy')
    .selectAll()
    .where('account_id', '=', account)
    .where('document_id', '=', document ?? UNSAVED)
    .executeTakeFirst()
  return row ? { version: row.version, content: row.content, savedAt: row.saved_at.toISOString() } : null
}

/** A person's copy goes once its text is saved, or was given up. */
export async function dropWorkingCopy(db: Db | Tx, account: string, document: string | null): Promise<void> {
  await db
    .withTables<Tables>()
    .deleteFrom('catalogue_working_copy')
    .where('account_id', '=', account)
    .where('document_id', '=', document ?? UNSAVED)
    .execute()
}

/** Everybody's copies of a document, when it is destroyed. */
export async function forgetWorkingCopies(tx: Tx, document: string): Promise<void> {
  await tx
    .withTables<Tables>()
    .deleteFrom('catalogue_working_copy')
    .where('document_id', '=', document)
    .execute()
}

export async function tidyWorkingCopies(db: Db, clock: Clock): Promise<number> {
  const before = new Date(clock.now().getTime() - KEPT_DAYS * 86_400_000)
  const gone = await db
    .withTables<Tables>()
    .deleteFrom('catalogue_working_copy')
    .where('saved_at', '<', before)
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}
