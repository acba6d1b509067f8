import type { IncomingMessage } from 'node:http'

const ELDER = /(?:^|;\s*)yg_elder=1\s*(?:;|$)/

/** Elder mode, which a reader chose for all pages: kept in a cookie, so that it works without script and without an account. */
export function isElder({ headers }: { headers: IncomingMessage['headers'] }): boolean {
  return headers.cookie !== undefined && ELDER.test(headers.cookie)
}
