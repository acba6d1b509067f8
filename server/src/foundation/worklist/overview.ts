import { latestNames } from '#foundation/bodies'
import { type Actor, actorIn, bodiesFor, mayAct, type Role } from '#foundation/identity'
import { addDays, type Clock, type Day, day, weekday } from '#platform/clock'
import type { Db } from '#platform/db'
import type { App } from '#platform/http'
import { matterAsk, matterList, overview } from './contract.ts'

/** Something open that is due on a day, without its text. */
export interface Matter {
  kind: string
  id: string
  /** The number under which the wing keeps it, or a title that is to be published anyway. */
  label: string
  bodyId: string
  due: string | null
  href: string
}

/** Which records came, or were done, from one day to another. */
export interface MoveAsk {
  way: 'came' | 'done'
  from: Day
  until: Day
}

export interface Move extends Omit<Matter, 'due'> {
  on: Day
}

/** A wing's share of the overview: what is open, and how much came and was done. */
export interface MatterSource {
  kind: string
  label: string
  /** Who may open the records themselves; leaders of others see number, body and day. */
  readers: readonly Role[]
  open(db: Db, bodies: readonly string[]): Promise<Matter[]>
  /** Absent where what is done counts in another wing. */
  flow?(db: Db, bodies: readonly string[], from: Day): Promise<{ day: string; came: number; done: number }[]>
  /** The records behind the flow. */
  moves?(db: Db, bodies: readonly string[], ask: MoveAsk): Promise<Move[]>
}

/** Who watches over others' work. */
const watchers = [
  'deputy_head',
  'chief',
  'disclosure_office',
  'supervisor',
] as const satisfies readonly Role[]
const WEEKS = 12

type Standing = 'late' | 'week' | 'later'

export function standingOf(matter: Pick<Matter, 'due'>, today: Day, weekEnd: Day): Standing {
  if (matter.due === null) return 'later'
  if (matter.due < today) return 'late'
  return matter.due <= weekEnd ? 'week' : 'later'
}

/** The Sunday of the week of a day. */
export function endOfWeek(today: Day): Day {
  const at = weekday(today)
  return addDays(today, at === 0 ? 0 : 7 - at)
}

export function overviewApi(app: App, db: Db, clock: Clock, sources: readonly MatterSource[]): void {
  const access = { for: watchers, on: 'scope' } as const
  const flowing = sources.flatMap(({ kind, flow }) => (flow ? [{ kind, flow }] : []))
  const tags = ['工作台']
  const openIn = async (actor: Actor) =>
    (await Promise.all(sources.map((source) => source.open(db, bodiesFor(actor, watchers))))).flat()

  app.route({
    method: 'GET',
    url: '/api/overview',
    config: { access },
    schema: { tags, summary: '总览：超期、本周到期、按机关和趋势', response: { 200: overview } },
    async handler(request) {
      const actor = actorIn(request)
      const today = clock.today()
      const weekEnd = endOfWeek(today)
      const from = addDays(weekEnd, -7 * WEEKS + 1)
      const bodies = bodiesFor(actor, watchers)
      const [matters, flows, names] = await Promise.all([
        openIn(actor),
        Promise.all(flowing.map(({ flow }) => flow(db, bodies, from))),
        latestNames(db, bodies),
      ])
      const count = (rows: readonly Matter[], standing: Standing) =>
        rows.filter((matter) => standingOf(matter, today, weekEnd) === standing).length
      const counted = (rows: readonly Matter[]) => ({
        open: rows.length,
        late: count(rows, 'late'),
        week: count(rows, 'week'),
      })
      return {
        today,
        weekEnd,
        kinds: sources.map(({ kind, label }) => ({
          kind,
          label,
          ...counted(matters.filter((matter) => matter.kind === kind)),
        })),
        bodies: [...new Set(matters.map((matter) => matter.bodyId))]
          .map((id) => {
            const own = matters.filter((matter) => matter.bodyId === id)
            return { id, name: names.get(id) ?? '', ...counted(own) }
          })
          .sort((a, b) => b.late - a.late || b.week - a.week || b.open - a.open),
        weeks: Array.from({ length: WEEKS }, (_, at) => {
          const first = addDays(from, at * 7)
          const last = addDays(first, 6)
          return {
            from: first,
            flows: flowing.map(({ kind }, index) => {
              const days = (flows[index] ?? []).filter((row) => row.day >= first && row.day <= last)
              const sum = (of: 'came' | 'done') => days.reduce((total, row) => total + row[of], 0)
              return { kind, came: sum('came'), done: sum('done') }
            }),
          }
        }),
      }
    },
  })

  const movedIn = async (actor: Actor, ask: MoveAsk) =>
    (
      await Promise.all(sources.map((source) => source.moves?.(db, bodiesFor(actor, watchers), ask) ?? []))
    ).flat()

  app.route({
    method: 'GET',
    url: '/api/overview/matters',
    config: { access },
    schema: { tags, summary: '总览数字背后的事项', querystring: matterAsk, response: { 200: matterList } },
    async handler(request) {
      const actor = actorIn(request)
      const { kind, body, standing, way, from } = request.query
      const today = clock.today()
      const weekEnd = endOfWeek(today)
      const asked: readonly (Matter & { on: Day | null })[] =
        way && from
          ? (await movedIn(actor, { way, from: day(from), until: addDays(day(from), 6) })).map((move) => ({
              ...move,
              due: null,
            }))
          : (await openIn(actor)).map((matter) => ({ ...matter, on: null }))
      const found = asked.filter(
        (matter) =>
          (kind === undefined || matter.kind === kind) &&
          (body === undefined || matter.bodyId === body) &&
          (standing === undefined || standingOf(matter, today, weekEnd) === standing),
      )
      const names = await latestNames(
        db,
        found.map((matter) => matter.bodyId),
      )
      const rows = found
        .sort((a, b) => (a.on ?? a.due ?? '9999').localeCompare(b.on ?? b.due ?? '9999'))
        .slice(0, 2_000)
        .map((matter) => {
          const source = sources.find((candidate) => candidate.kind === matter.kind)
          const opens = source !== undefined && mayAct(actor, source.readers, matter.bodyId)
          return {
            ...matter,
            kindLabel: source?.label ?? '',
            bodyName: names.get(matter.bodyId) ?? '',
            href: opens ? matter.href : null,
            late: matter.due !== null && day(matter.due) < today,
          }
        })
      return { rows, total: found.length }
    },
  })
}
