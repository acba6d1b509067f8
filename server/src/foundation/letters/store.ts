import { sql } from 'kysely'
import { record } from '#foundation/ledger'
import type { Clock, Day } from '#platform/clock'
import { newId } from '#platform/crypto'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import { type LetterKind, type LetterTemplate, templateProblem } from './template.ts'

type Tables = {
  letters_template: {
    id: string
    kind: string
    body_id: string | null
    from_day: string
    title: string
    paragraphs: string[]
    note: string
    entered_by: string | null
    entered_at: Date
  }
}

export interface StoredTemplate extends LetterTemplate {
  kind: string
  body: string | null
  from: string
  note: string
  enteredBy: string | null
}

/**
 * The text in force for the first of `kinds` that has one: of the body itself, else the general one.
 * A missing one is a defect of the data.
 */
export async function templateFor(
  db: Db,
  kinds: readonly string[],
  body: string,
  day: Day,
): Promise<LetterTemplate> {
  const found = await db
    .withTables<Tables>()
    .selectFrom('letters_template')
    .select(['kind', 'title', 'paragraphs'])
    .where('kind', 'in', kinds)
    .where('from_day', '<=', day)
    .where((eb) => eb.or([eb('body_id', '=', body), eb('body_id', 'is', null)]))
    .orderBy(sql`body_id is null`)
    .orderBy('from_day', 'desc')
    .orderBy('entered_at', 'desc')
    .execute()
  for (const kind of kinds) {
    const row = found.find((candidate) => candidate.kind === kind)
    if (row) return row
  }
  throw new Error(`no letter template for ${kinds.join(', ')}`)
}

/** Every text of `kinds` a body may use or has used, the newest first. */
export async function listTemplates(
  db: Db,
  kinds: readonly string[],
  body: string,
): Promise<StoredTemplate[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('letters_template')
    .selectAll()
    .where('kind', 'in', kinds)
    .where((eb) => eb.or([eb('body_id', '=', body), eb('body_id', 'is', null)]))
    .orderBy(sql`body_id is null`)
    .orderBy('from_day', 'desc')
    .orderBy('entered_at', 'desc')
    .execute()
  return rows.map((row) => ({
    kind: row.kind,
    body: row.body_id,
    from: row.from_day,
    title: row.title,
    paragraphs: row.paragraphs,
    note: row.note,
    enteredBy: row.entered_by,
  }))
}

/** Enters a body's own text of a kind of letter from a day on; letters signed earlier stay as they are. */
export async function saveTemplate(
  tx: Tx,
  clock: Clock,
  actor: string,
  kind: LetterKind,
  template: LetterTemplate & { body: string; from: Day; note: string },
): Promise<string> {
  const problem = templateProblem(template, kind)
  if (problem) throw new Refusal(`letters.${problem.problem}`, 422, { field: problem.field })
  if (template.from < clock.today()) throw new Refusal('letters.from_past', 422)
  const id = newId()
  await tx
    .withTables<Tables>()
    .insertInto('letters_template')
    .values({
      id,
      kind: kind.kind,
      body_id: template.body,
      from_day: template.from,
      title: template.title,
      paragraphs: sql<string[]>`${JSON.stringify(template.paragraphs)}::jsonb`,
      note: template.note,
      entered_by: actor,
      entered_at: clock.now(),
    })
    .execute()
  await record(tx, clock, {
    kind: 'letter.template_entered',
    subject: { kind: 'letter_template', id },
    body: template.body,
    actor,
    payload: { letter: kind.kind, from: template.from },
  })
  return id
}
