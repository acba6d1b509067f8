import type { App } from '#platform/http'

/** Switches elder mode; kept in a cookie, so that it works without script and without an account. */
export function preferences(app: App): void {
  app.route({
    method: 'GET',
    url: '/preferences',
    config: { access: { for: 'anyone' } },
    handler(request, reply) {
      const { elder } = request.query as { elder?: string }
      reply.setCookie('yg_elder', elder === '1' ? '1' : '0', {
        path: '/',
        sameSite: 'lax',
        // No script needs it, and it goes the way the page came.
        httpOnly: true,
        secure: request.protocol === 'https',
        maxAge: 31_536_000,
      })
      const referer = request.headers.referer
      const back = referer && URL.canParse(referer) ? new URL(referer) : undefined
      // Two slashes at the beginning would name another host.
      const path = back?.host === request.host ? `${back.pathname.replace(/^\/+/, '/')}${back.search}` : '/'
      return reply.redirect(path, 303)
    },
  })
}
