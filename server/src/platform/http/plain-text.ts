import type { App } from './index.ts'

// Signs that no text has and the database does not take; tabs and line ends stay.
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g

/**
 * What arrives as text is text: control signs are left out, half a character becomes the sign for the unreadable, everything
 * else is kept as it was typed. One place for all rooms.
 */
export function keepPlainText(app: App): void {
  app.addHook('preValidation', async (request) => {
    request.body = plain(request.body)
    request.query = plain(ordinary(request.query))
    request.params = plain(ordinary(request.params))
  })
}

function plain(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(unreadable, '').toWellFormed()
  if (Array.isArray(value)) return value.map(plain)
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, plain(part)]))
}

/** What stood in the address comes in objects whose prototype is Fastify's own. */
const ordinary = (value: unknown): unknown => (typeof value === 'object' ? { ...value } : value)

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const kind: unknown = Object.getPrototypeOf(value)
  return kind === null || kind === Object.prototype
}
