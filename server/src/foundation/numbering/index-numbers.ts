import type { Clock, Day } from '#platform/clock'
import type { Db, Tx } from '#platform/db'
import { numberOf, organisationCode, seriesOf } from './pattern.ts'
import { nextSerials } from './serial.ts'
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

/**
 * Gives each its next number by the rule in force, in the caller's transaction: gaps are possible, the same number twice is
 * not. @returns their numbers, in order
 */
export async function giveIndexNumbers(
  tx: Tx,
  clock: Clock,
  subjects: readonly NumberedSubject[],
): Promise<string[]> {
  const today = clock.today()
  const ruleOf = new Map<string, ReturnType<typeof ruleFor>>()
  const waiting = new Map<string, Waiting[]>()
  for (const [at, subject] of subjects.entries()) {
    const whose = `${subject.siteId} ${subject.body.id}`
    const rule = ruleOf.get(whose) ?? ruleFor(tx, today, subject.siteId, subject.body.id)
    ruleOf.set(whose, rule)
    const { pattern, parts } = await rule
    const values = valuesOf(subject, today, parts)
    const series = `index:${seriesOf(pattern, values)}`
    const fill = (serial: number) => numberOf(pattern, values, serial)
    waiting.set(series, [...(waiting.get(series) ?? []), { at, subject, fill }])
  }
  const given: string[] = []
  // Always in the same order, so that two batches that want the same series do not wait for each other in a circle.
  for (const series of [...waiting.keys()].sort())
    for (const { at, number } of await giveInSeries(tx, clock, series, waiting.get(series) ?? []))
      given[at] = number
  return given
}

interface Waiting {
  at: number
  subject: NumberedSubject
  fill(serial: number): string
}

async function giveInSeries(tx: Tx, clock: Clock, series: string, waiting: readonly Waiting[]) {
  const given: { at: number; number: string }[] = []
  let left = [...waiting]
  // Numbers brought in from an old site may stand in the way; they are stepped over.
  while (left.length > 0) {
    const first = await nextSerials(tx, series, '', left.length)
    const wanted = left.map((one, offset) => ({ ...one, number: one.fill(first + offset) }))
    const claimed = await claimNumbers(tx, clock, wanted)
    given.push(...wanted.filter(({ number }) => claimed.has(number)))
    left = wanted.filter(({ number }) => !claimed.has(number))
  }
  return given
}

/** Takes numbers that came with records from elsewhere. @returns those that nobody had before */
export async function claimNumbers(
  tx: Tx,
  clock: Clock,
  claims: readonly { number: string; subject: { kind: string; id: string } }[],
): Promise<ReadonlySet<string>> {
  if (claims.length === 0) return new Set()
  const given_at = clock.now()
  const claimed = await tx
    .withTables<Tables>()
    .insertInto('numbering_given')
    .values(
      claims.map(({ number, subject: { kind, id } }) => ({
        number,
        subject_kind: kind,
        subject_id: id,
        given_at,
      })),
    )
    .onConflict((conflict) => conflict.column('number').doNothing())
    .returning('number')
    .execute()
  return new Set(claimed.map(({ number }) => number))
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
