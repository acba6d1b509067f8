/** What a reader chose for all pages; kept in a cookie, so that it works without script and without an account. */
export interface Preferences {
  elder: boolean
}

/** Reads the choices from a Cookie header. */
export function readPreferences(cookieHeader: string | undefined): Preferences {
  const pairs = (cookieHeader ?? '').split(';').map((pair) => pair.trim())
  return { elder: pairs.includes('yg_elder=1') }
}
