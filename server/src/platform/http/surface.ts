/** True where the caller expects JSON: everything under /api. */
export function isApi(url: string): boolean {
  return url === '/api' || url.startsWith('/api/')
}
