import type { Clock, Day } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { numberOf, organisationCode, seriesOf } from './pattern.ts'
import { nextSerial } from './serial.ts'
import type { Tables } from './tables.ts'

/** What a number may be made of. */
export interface NumberedSubject {
  kind: string
  id: string
  siteId: string | undefined
  body: { id: string; code: string; areaCode: string }
  theme: string
  genre: string
  column: string
}

/** The rule in force on a day: the body's own before the site's before the common one. */
export async function ruleFor(
  db: Db,
  day: Day,
  site: string | undefined,
  body: string,
): Promise<{ pattern: string; parts: Readonly<Record<string, string>> }> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('numbering_rule')
    .select(['pattern', 'parts', 'site_id', 'body_id'])
    .where('from_day', '<=', day)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', day)]))
    .where((eb) =>
      eb.or([
        eb('body_id', '=', body),
        eb.and([eb('body_id', 'is', null), eb('site_id', 'is', null)]),
        ...(site ? [eb.and([eb('body_id', 'is', null), eb('site_id', '=', site)])] : []),
      ]),
    )
    .execute()
  const rank = (row: { site_id: string | null; body_id: string | null }) =>
    row.body_id ? 0 : row.site_id ? 1 : 2
  const [rule] = rows.sort((a, b) => rank(a) - rank(b))
  if (!rule) throw new Error(`no numbering rule on ${day}`)
  return rule
}

export function valuesOf(
  subject: Omit<NumberedSubject, 'kind' | 'id'>,
  day: Day,
  parts: Readonly<Record<string, string>>,
) {
  const { body, theme, genre, column } = subject
  const org = organisationCode(body.code)
  return {
    code: body.code,
    org,
    'org-dashed': `${org.slice(0, 8)}-${org.slice(8)}`,
    area: body.areaCode,
    year: day.slice(0, 4),
    month: day.slice(5, 7),
    date: day.replaceAll('-', ''),
    theme,
    genre,
    column,
    ...parts,
  }
}

/** Gives the next number by the rule in force, in the caller's transaction: gaps are possible, the same number twice is not. */
export async function giveIndexNumber(tx: Tx, clock: Clock, subject: NumberedSubject): Promise<string> {
  const today = clock.today()
  const { pattern, parts } = await ruleFor(tx, today, subject.siteId, subject.body.id)
  const values = valuesOf(subject, today, parts)
  const series = `index:${seriesOf(pattern, values)}`
  // Numbers brought in from an old site may stand in the way; they are stepped over.
  for (;;) {
    const number = numberOf(pattern, values, await nextSerial(tx, series, ''))
    if (await claimNumber(tx, clock, number, subject)) return number
  }
}

/** Takes a number that came with a record from elsewhere. @returns false when it was given before */
export async function claimNumber(
  tx: Tx,
  clock: Clock,
  number: string,
  subject: { kind: string; id: string },
): Promise<boolean> {
  const claimed = await tx
    .withTables<Tables>()
    .insertInto('numbering_given')
    .values({ number, subject_kind: subject.kind, subject_id: subject.id, given_at: clock.now() })
    .onConflict((conflict) => conflict.column('number').doNothing())
    .returning('number')
    .executeTakeFirst()
  return claimed !== undefined
}

/** Frees the numbers that an undone import brought along, so that a better import may bring them again. */
export async function forgetNumbers(tx: Tx, kind: string, prefix: string): Promise<void> {
  await tx
    .withTables<Tables>()
    .deleteFrom('numbering_given')
    .where('subject_kind', '=', kind)
    .where('subject_id', 'like', `${prefix}%`)
    .execute()
}
