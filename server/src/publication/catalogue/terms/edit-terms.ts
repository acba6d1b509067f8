import type { Actor } from '#foundation/identity'
import { record } from '#foundation/ledger'
import type { Clock } from '#platform/clock'
import { lockSubject, type Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { Tables } from '../tables.ts'
import type { NewTheme, TermInput, TermList } from './contract.ts'

const tables = { themes: 'catalogue_theme', genres: 'catalogue_genre' } as const
const nouns = { themes: 'theme', genres: 'genre' } as const
/** Two digits in an 索引号. */
const MOST_GENRES = 100

/** A theme of the first level, or of the second beneath one, at the end of its level. */
export async function addTheme(tx: Tx, clock: Clock, actor: Actor, input: NewTheme): Promise<void> {
  const all = await locked(tx, 'themes')
  const { code, parent, title } = input
  if (all.some((term) => term.code === code)) throw new Refusal('terms.code_taken', 409, { code })
  if (parent === null ? code.length !== 2 : code.length !== 4 || !code.startsWith(parent))
    throw new Refusal('terms.code_level', 422)
  const above = all.find((term) => term.code === parent)
  if (parent !== null && (!above || above.parent !== null || above.retired_on))
    throw new Refusal('terms.parent_unknown', 422)
  refuseDouble(all, { code, parent, title })
  await tx
    .withTables<Tables>()
    .insertInto('catalogue_theme')
    .values({ code, parent, title, from_day: clock.today(), position: after(all) })
    .execute()
  await note(tx, clock, actor, 'themes', 'added', code)
}

/** A genre at the end of the list, with the next number. @returns its code */
export async function addGenre(tx: Tx, clock: Clock, actor: Actor, title: string): Promise<string> {
  const all = await locked(tx, 'genres')
  const known = await tx.withTables<Tables>().selectFrom('catalogue_genre').select('number').execute()
  const next = 1 + Math.max(-1, ...known.map(({ number }) => Number(number)))
  if (next >= MOST_GENRES) throw new Refusal('terms.full', 409)
  const number = String(next).padStart(2, '0')
  const code = `genre_${number}`
  refuseDouble(all, { code, parent: null, title })
  await tx
    .withTables<Tables>()
    .insertInto('catalogue_genre')
    .values({ code, number, title, position: after(all) })
    .execute()
  await note(tx, clock, actor, 'genres', 'added', code)
  return code
}

/** Another name, or whether it is still given to documents; those that have it keep it. */
export async function changeTerm(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  list: TermList,
  code: string,
  input: TermInput,
): Promise<void> {
  const all = await locked(tx, list)
  const term = all.find((candidate) => candidate.code === code)
  if (!term) throw new Refusal('terms.not_found', 404)
  if (term.version !== input.version) throw new Refusal('terms.changed_meanwhile', 409)
  refuseDouble(all, { ...term, title: input.title })
  const wasInUse = term.retired_on === null
  if (wasInUse && !input.inUse) refuseRetiring(all, list, code)
  if (
    !wasInUse &&
    input.inUse &&
    all.some(({ code: above, retired_on }) => above === term.parent && retired_on)
  )
    throw new Refusal('terms.parent_retired', 409)
  await tx
    .withTables<Tables>()
    .updateTable(tables[list])
    .set({
      title: input.title,
      retired_on: input.inUse ? null : (term.retired_on ?? clock.today()),
      version: term.version + 1,
    })
    .where('code', '=', code)
    .execute()
  if (term.title !== input.title) await note(tx, clock, actor, list, 'renamed', code)
  if (wasInUse !== input.inUse) await note(tx, clock, actor, list, input.inUse ? 'restored' : 'retired', code)
}

/** Puts a list in the order given; those not named keep their place after them. */
export async function orderTerms(
  tx: Tx,
  clock: Clock,
  actor: Actor,
  list: TermList,
  codes: readonly string[],
): Promise<void> {
  const known = (await locked(tx, list)).map(({ code }) => code)
  const first = [...new Set(codes)].filter((code) => known.includes(code))
  const whole = [...first, ...known.filter((code) => !first.includes(code))]
  for (const [position, code] of whole.entries())
    await tx
      .withTables<Tables>()
      .updateTable(tables[list])
      .set({ position })
      .where('code', '=', code)
      .execute()
  await note(tx, clock, actor, list, 'ordered', first[0] ?? '')
}

interface Term {
  code: string
  parent: string | null
  title: string
  retired_on: string | null
  version: number
  position: number
}

async function locked(tx: Tx, list: TermList): Promise<Term[]> {
  await lockSubject(tx, `terms:${list}`)
  const own = tx.withTables<Tables>()
  const shown = ['code', 'title', 'retired_on', 'version', 'position'] as const
  if (list === 'themes')
    return own
      .selectFrom('catalogue_theme')
      .select([...shown, 'parent'])
      .orderBy('position')
      .execute()
  const rows = await own.selectFrom('catalogue_genre').select(shown).orderBy('position').execute()
  return rows.map((row) => ({ ...row, parent: null }))
}

const after = (all: readonly Term[]) => 1 + Math.max(-1, ...all.map(({ position }) => position))

function refuseDouble(
  all: readonly Term[],
  { code, parent, title }: Pick<Term, 'code' | 'parent' | 'title'>,
) {
  if (all.some((other) => other.code !== code && other.parent === parent && other.title === title))
    throw new Refusal('terms.title_taken', 409, { title })
}

function refuseRetiring(all: readonly Term[], list: TermList, code: string): void {
  const inUse = all.filter(({ retired_on }) => retired_on === null)
  if (inUse.some(({ parent }) => parent === code)) throw new Refusal('terms.has_children', 409)
  if (list === 'genres' && inUse.length === 1) throw new Refusal('terms.last_one', 409)
}

async function note(tx: Tx, clock: Clock, actor: Actor, list: TermList, verb: string, code: string) {
  const noun = nouns[list]
  await record(tx, clock, { kind: `${noun}.${verb}`, subject: { kind: noun, id: code }, actor: actor.id })
}
