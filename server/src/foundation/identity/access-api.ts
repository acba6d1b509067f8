import { type App, z } from '#platform/http'
import type { Access, GuardedRoute } from './access.ts'
import { accessRow } from './contract.ts'
import { roleLabels } from './roles.ts'

/** The table of all routes with who may call them, as the running program has them. */
export function accessApi(app: App, routes: readonly GuardedRoute[]): void {
  app.route({
    method: 'GET',
    url: '/api/access',
    config: { access: { for: ['security_admin', 'audit_admin'], on: 'installation' } },
    schema: { tags: ['安全管理'], summary: '权限总表', response: { 200: z.array(accessRow) } },
    handler: async () => accessTable(routes),
  })
}

export function accessTable(routes: readonly GuardedRoute[]) {
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

function boundOf(access: Access): 'open' | 'self' | 'body' | 'scope' | 'installation' {
  if (access.for === 'anyone') return 'open'
  if (!('on' in access)) return 'self'
  return typeof access.on === 'string' ? access.on : 'body'
}
