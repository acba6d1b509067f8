import { type PostgresPool, type PostgresPoolClient, sql } from 'kysely'
import type pg from 'pg'

/** Asked so often, a statement is worth a plan of its own on each connection. */
const OFTEN = 5
/** Each connection keeps every plan it made: about as many as fit a small machine. */
const MOST_PREPARED = 400
const MOST_REMEMBERED = 2_000

/**
 * After a few calls the server keeps one plan for all values (PostgreSQL, PREPARE, Notes). That is right for reads by key
 * and for writes, where planning costs several times the work itself. What counts, groups, searches or stops after some rows
 * is planned for its values each time: there the best plan depends on them. A star would make a statement fail after
 * a column was added.
 */
const plannedAnew = /\blimit\b|\bgroup by\b|\bcount\(|\blike\b|@@|\*/i

const MARK = '/* prepared */'
/** For a list of some rows whose one plan is good for all values: `query.modifyEnd(prepared)`. */
export const prepared = sql`/* prepared */`

/** The pool as Kysely sees it: a statement that is asked again and again goes out under a name. */
export function preparing(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  const nameOf = naming()
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const seen = known.get(client) ?? preparingClient(client, nameOf)
      known.set(client, seen)
      return seen
    },
  }
}

function preparingClient(client: pg.PoolClient, nameOf: Naming): PostgresPoolClient {
  return {
    query: new Proxy(client.query, {
      apply(query, _, [text, values]: [string, readonly unknown[]]) {
        const name = values.length > 0 ? nameOf(text) : undefined
        return Reflect.apply(query, client, name === undefined ? [text, values] : [{ name, text, values }])
      },
    }),
    release: (destroy) => client.release(destroy),
  }
}

/** The name under which a statement is planned, once it was asked often enough. */
type Naming = (text: string) => string | undefined

function naming(): Naming {
  const asked = new Map<string, number>()
  const names = new Map<string, string>()
  return (text) => {
    const known = names.get(text)
    if (known !== undefined || names.size >= MOST_PREPARED) return known
    const times = (asked.get(text) ?? 0) + 1
    if (times < OFTEN) {
      if (asked.size >= MOST_REMEMBERED) asked.clear()
      asked.set(text, times)
      return undefined
    }
    asked.delete(text)
    if (plannedAnew.test(text) && !text.endsWith(MARK)) return undefined
    const name = `often_${names.size + 1}`
    names.set(text, name)
    return name
  }
}
