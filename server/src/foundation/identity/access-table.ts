import { canonicalJson, sha256 } from '#platform/crypto'
import type { Access, GuardedRoute } from './access.ts'
import type { AccessChange, AccessRow } from './contract.ts'
import { roleLabels } from './roles.ts'

/** The table of all routes with who may call them, as the running program has them. */
export function accessTable(routes: readonly GuardedRoute[]): AccessRow[] {
  return routes
    .filter(({ method }) => method !== 'HEAD' && method !== 'OPTIONS')
    .map(({ method, url, summary, access }) => ({
      method,
      url,
      summary,
      roles: typeof access.for === 'string' ? [access.for] : [...access.for],
      labels: labelsOf(access),
      bound: boundOf(access),
    }))
    .sort((a, b) => a.url.localeCompare(b.url) || a.method.localeCompare(b.method))
}

function labelsOf(access: Access): string[] {
  if (access.for === 'anyone') return ['公众']
  if (access.for === 'signing-in') return ['正在登录的人员']
  if (access.for === 'signed-in') return ['登录人员']
  return access.for.map((role) => roleLabels[role])
}

function boundOf(access: Access): AccessRow['bound'] {
  if (access.for === 'anyone') return 'open'
  if (!('on' in access)) return 'self'
  return typeof access.on === 'string' ? access.on : 'body'
}

/** What of a route is reviewed: a reworded summary opens nothing to anybody. */
const nameOf = ({ method, url }: AccessRow) => `${method} ${url}`
const rightsOf = ({ roles, bound }: AccessRow) => ({ roles: roles.toSorted(), bound })

/** One digest for the whole table: what was reviewed, and whether it still is what runs. */
export const tableDigest = (rows: readonly AccessRow[]): string =>
  sha256(canonicalJson(rows.map((row) => [nameOf(row), rightsOf(row)]).toSorted())).toString('hex')

/** What is different from the table that was reviewed last. */
export function changesSince(reviewed: readonly AccessRow[], now: readonly AccessRow[]): AccessChange[] {
  const before = new Map(reviewed.map((row) => [nameOf(row), row]))
  const after = new Map(now.map((row) => [nameOf(row), row]))
  const changed = [...after].flatMap(([name, row]): AccessChange[] => {
    const old = before.get(name)
    if (!old) return [{ what: 'added', before: null, after: row }]
    if (canonicalJson(rightsOf(old)) === canonicalJson(rightsOf(row))) return []
    return [{ what: 'changed', before: old, after: row }]
  })
  const removed = [...before].flatMap(([name, row]): AccessChange[] =>
    after.has(name) ? [] : [{ what: 'removed', before: row, after: null }],
  )
  return [...changed, ...removed]
}
