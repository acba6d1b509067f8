import { listBodies } from '#foundation/bodies'
import { hasRole, listPeople } from '#foundation/identity'
import { FIND_MOST, type FindSource } from '#foundation/worklist'
import type { Clock } from '#platform/clock'

/** Bodies by name, for the system administrator. */
export function findBodies(clock: Clock): FindSource {
  return {
    async find(db, actor, words) {
      if (!hasRole(actor, ['system_admin'])) return []
      const bodies = await listBodies(db, clock.today())
      return bodies
        .filter(({ name, shortName, code }) => [name, shortName, code].some((text) => text.includes(words)))
        .slice(0, FIND_MOST)
        .map(({ id, name, code }) => ({
          kind: 'body',
          label: '机关',
          title: name,
          note: code,
          href: `/bodies/${id}`,
        }))
    },
  }
}

/** Accounts by name or login, for those who keep them. */
export function findPeople(clock: Clock): FindSource {
  return {
    async find(db, actor, words) {
      if (!hasRole(actor, ['system_admin', 'security_admin'])) return []
      const { rows } = await listPeople(db, clock, { q: words, body: undefined, page: 1, size: FIND_MOST })
      return rows.map(({ id, name, login, bodyName }) => ({
        kind: 'person',
        label: '人员',
        title: `${name}（${login}）`,
        note: bodyName,
        href: `/people/${id}`,
      }))
    },
  }
}
