import type { App } from '#platform/http'
import type { Doors } from './config.ts'

/** What officers use: the console, signing in to it, and every route that asks for a person. */
function isForStaff(url: string, access: unknown): boolean {
  const forAnyone =
    typeof access === 'object' && access !== null && 'for' in access && access.for === 'anyone'
  return !forAnyone || /^\/(console|api\/session|api\/one-time|metrics)(\/|\?|$)/.test(url)
}

/** Needed on both sides. */
const shared = /^\/(assets|healthz|api\/ledger|api\/openapi\.json)(\/|\?|$)/

/**
 * Two doors: what the public reads and what officers use, told apart by port or by host name. Behind the wrong door
 * there is nothing, not even a refusal.
 */
export function separateDoors(app: App, doors: Doors): void {
  if (doors.consolePort === undefined && doors.consoleHost === undefined) return
  app.addHook('onRequest', async (request, reply) => {
    const atConsole =
      doors.consolePort !== undefined
        ? request.socket.localPort === doors.consolePort
        : request.hostname === doors.consoleHost
    if (shared.test(request.url)) return
    const staff = isForStaff(request.url, request.routeOptions.config.access)
    if (atConsole && request.url === '/') return reply.redirect('/console/', 302)
    if (staff !== atConsole) return reply.callNotFound()
  })
}
