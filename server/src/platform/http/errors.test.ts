import Fastify, { type FastifyBaseLogger } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { expect, test } from 'vitest'
import { createLogger } from '#platform/log'
import { handleErrors } from './errors.ts'
import type { App } from './index.ts'

const failing = (code: string) => Object.assign(new Error('could not extend file'), { code })

test.each(['ENOSPC', '53100'])(
  'a full disk (%s) says that nothing was saved and what to do',
  async (code) => {
    const app: App = Fastify({
      loggerInstance: createLogger('silent') as FastifyBaseLogger,
    }).withTypeProvider<ZodTypeProvider>()
    handleErrors(app, {}, async ({ message }) => `<p>${message}</p>`)
    for (const path of ['/api/v1/things', '/things'])
      app.post(path, async () => {
        throw failing(code)
      })
    const answer = await app.inject({ method: 'POST', url: '/api/v1/things' })
    expect(answer.statusCode).toBe(503)
    expect(answer.json().error).toMatchObject({
      code: 'disk_full',
      message: expect.stringContaining('没有保存'),
    })
    const page = await app.inject({ method: 'POST', url: '/things' })
    expect(page.statusCode).toBe(503)
    expect(page.body).toContain('联系系统管理员')
  },
)
