import { getBody } from '#foundation/bodies'
import type { Clock } from '#platform/clock'
import type { Db } from '#platform/db'
import type { App } from '#platform/http'
import { actorIn, SESSION_COOKIE } from './access.ts'
import { me, signInInput } from './contract.ts'
import { type Actor, roleLabels, roles } from './roles.ts'
import { actorOf, signIn, signOut } from './sessions.ts'

export function identityApi(app: App, db: Db, clock: Clock, options: { secureCookies: boolean }): void {
  const describe = async (actor: Actor) => ({
    id: actor.id,
    name: actor.name,
    title: actor.title,
    bodyId: actor.bodyId,
    bodyName: (await getBody(db, actor.bodyId, clock.today()))?.name ?? '',
    roles: roles.filter((role) => actor.scopes[role]).map((role) => ({ role, label: roleLabels[role] })),
  })

  app.route({
    method: 'POST',
    url: '/api/session',
    config: { access: { for: 'anyone' } },
    schema: { tags: ['会话'], summary: '登录', body: signInInput, response: { 200: me } },
    async handler(request, reply) {
      const token = await signIn(db, clock, request.body.login, request.body.password)
      const actor = await actorOf(db, clock, token)
      if (!actor) throw new Error('a new session has no actor')
      reply.setCookie(SESSION_COOKIE, token, {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: options.secureCookies,
      })
      return describe(actor)
    },
  })

  app.route({
    method: 'GET',
    url: '/api/session',
    config: { access: { for: 'signed-in' } },
    schema: { tags: ['会话'], summary: '当前登录人', response: { 200: me } },
    handler: (request) => describe(actorIn(request)),
  })

  app.route({
    method: 'DELETE',
    url: '/api/session',
    config: { access: { for: 'signed-in' } },
    schema: { tags: ['会话'], summary: '退出登录' },
    async handler(request, reply) {
      await signOut(db, request.cookies[SESSION_COOKIE] ?? '')
      reply.clearCookie(SESSION_COOKIE, { path: '/' })
      return reply.status(204).send()
    },
  })
}
