import { createServer, type Server } from 'node:http'
import type { App } from '#platform/http'
import type { Doors } from './config.ts'

/** What officers use: the console, signing in to it, and every route that asks for a person. */
function isForStaff(url: string, access: unknown): boolean {
  const forAnyone =
    typeof access === 'object' && access !== null && 'for' in access && access.for === 'anyone'
  return !forAnyone || /^\/(console|api\/session|api\/one-time|metrics)(\/|\?|$)/.test(url)
}

/** Needed on both sides; pictures of texts stand under `/files`, and only published ones are there for anyone. */
const shared = /^\/(assets|files|site-logo|healthz|api\/ledger|api\/openapi\.json)(\/|\?|$)/

export const hasTwoDoors = ({ consolePort, consoleHost }: Doors): boolean =>
  consolePort !== undefined || consoleHost !== undefined

/** Whoever carries the public's pages elsewhere stands before the public's door alone. */
export const PUBLIC_DOOR: Doors = {
  consolePort: undefined,
  consoleHost: 'console.invalid',
  portalUrl: undefined,
}

/**
 * Two doors: what the public reads and what officers use, told apart by port or by host name. Behind the wrong door
 * there is nothing, not even a refusal; only a link from the console to a public page leads over where that is named.
 */
export function separateDoors(app: App, doors: Doors): void {
  if (!hasTwoDoors(doors)) return
  app.addHook('onRequest', async (request, reply) => {
    const atConsole =
      doors.consolePort !== undefined
        ? request.socket.localPort === doors.consolePort
        : request.hostname === doors.consoleHost
    // Of the route where there is one: `/%63onsole` leads to the console as well.
    const { url = request.url, config } = request.routeOptions
    // What nobody has is answered by the page for that, which also knows the addresses of old sites.
    if (request.is404 || shared.test(url)) return
    const { access } = config
    const staff = isForStaff(url, access)
    if (atConsole && request.url === '/') return reply.redirect('/console/', 302)
    if (staff === atConsole) return
    if (atConsole && access && request.method === 'GET' && doors.portalUrl)
      return reply.redirect(`${doors.portalUrl}${request.url}`, 302)
    return reply.callNotFound()
  })
}

/** The officers' listener beside the public one; the same program answers. */
export async function openSecondDoor(app: App, doors: Doors, host: string): Promise<Server | undefined> {
  if (doors.consolePort === undefined) return undefined
  const server = createServer(app.routing)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(doors.consolePort, doors.consoleAddress ?? host, resolve)
  })
  return server
}
