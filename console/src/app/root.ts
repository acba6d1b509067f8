import { createRootRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Me } from '@yangguang/server/contract/foundation/identity'
import type { Question } from '../lib/question.ts'
import { queries } from './queries.ts'
import { meQuery } from './session.ts'

/** The route every screen hangs on; the frame around the screens is put on it in `router.tsx`. */
export const root = createRootRoute()

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined
const number = (value: unknown): number | undefined =>
  Number.isInteger(Number(value)) && Number(value) > 0 ? Number(value) : undefined

/** Filters live in the address, so that a list can be shared and gone back to. */
export interface ListSearch {
  state?: string | undefined
  q?: string | undefined
  page?: number | undefined
  year?: number | undefined
  channel?: string | undefined
  kind?: string | undefined
  body?: string | undefined
  from?: string | undefined
  to?: string | undefined
  /** Whose acts. */
  by?: string | undefined
  tab?: string | undefined
  /** A title proposed from elsewhere. */
  title?: string | undefined
  /** The e-mail that is being registered. */
  mail?: string | undefined
}
const listSearch = (search: Record<string, unknown>): ListSearch => ({
  state: text(search.state),
  q: text(search.q),
  page: number(search.page),
  year: number(search.year),
  channel: text(search.channel),
  kind: text(search.kind),
  body: text(search.body),
  from: text(search.from),
  to: text(search.to),
  by: text(search.by),
  tab: text(search.tab),
  title: text(search.title),
  mail: text(search.mail),
})

/** What a screen asks first, by its address and by who asks; an answer may lead to the next question. */
export type First = (
  ask: <Answer>(question: Question<Answer>) => Promise<Answer>,
  search: ListSearch,
  me: Me,
) => Promise<unknown>

const ask = <Answer>(question: Question<Answer>) => queries.fetchQuery(question)

export const asking =
  (first: Question | First | undefined) =>
  ({ location }: { location: { search: object } }): void => {
    // Before anybody has signed in there is nothing to ask for.
    const me = queries.getQueryData(meQuery.queryKey)
    if (!first || !me) return
    const answers =
      typeof first === 'function' ? first(ask, listSearch({ ...location.search }), me) : ask(first)
    // What went wrong the screen finds when it asks itself.
    answers.catch(() => {})
  }

/**
 * One screen: its address, the file that is fetched when somebody goes there, and the component in it. What it asks first is
 * asked together with its file, and already when somebody points at the way there.
 */
export const screen = <Path extends string>(
  path: Path,
  load: () => Promise<Record<string, unknown>>,
  name: string,
  first?: Question | First,
) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load, name),
    validateSearch: listSearch,
    loader: asking(first),
  })
