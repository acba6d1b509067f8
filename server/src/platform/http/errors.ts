import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { randomToken } from '#platform/crypto'
import { Refusal, sentenceFor, type Wording } from '#platform/errors'
import { protect } from './headers.ts'
import type { App } from './index.ts'
import { isApi } from './surface.ts'

export type PageRenderer = (page: {
  status: number
  message: string
  errorId?: string
  host: string
}) => Promise<string>

const DISK_FULL =
  '服务器磁盘已满，这次的内容没有保存，已经保存的不受影响。请保留本页填写的内容，联系系统管理员清理磁盘后再提交。'

/** From a file (`ENOSPC`) or from PostgreSQL (class 53: `disk_full`). */
function isDiskFull(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOSPC' || code === '53100'
}

/** An address that names no record: PostgreSQL was handed something that is no identifier at all. */
function isNoIdentifier(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    error.code === '22P02' &&
    'routine' in error &&
    error.routine === 'string_to_uuid'
  )
}

const NOT_FOUND = '没有找到您要的内容，可能已经移动或者不存在。'

/** Where a page went that a reader asks for under an old address; undefined where none stood there. */
export type OldAddresses = (asked: {
  host: string
  hostname: string
  url: string
}) => Promise<string | undefined>

/** Old addresses may come back to life when what replaced them is undone. */
const MOVED_FOR = 'max-age=3600'

/** One handler per surface: JSON for the API, a page that helps for everybody else. */
export function handleErrors(
  app: App,
  wording: Wording,
  errorPage: PageRenderer,
  moved: OldAddresses = async () => undefined,
): void {
  const newAddress = (request: FastifyRequest) =>
    request.method === 'GET' || request.method === 'HEAD' ? moved(request) : undefined
  app.setErrorHandler((error, request, reply) => {
    const send = async (
      status: number,
      code: string,
      message: string,
      more: { fields?: Record<string, string>; errorId?: string } = {},
    ) => {
      reply.status(status).header('cache-control', 'no-store')
      if (isApi(request.url)) return reply.send({ error: { code, message, ...more } })
      const to = status === 404 ? await newAddress(request) : undefined
      if (to) return reply.header('cache-control', MOVED_FOR).redirect(to, 301)
      // What hides a record from an officer means nothing to a reader.
      const shown = code.endsWith('.not_found') ? NOT_FOUND : message
      const page = {
        status,
        message: shown,
        host: request.host,
        ...(more.errorId ? { errorId: more.errorId } : {}),
      }
      return reply.type('text/html; charset=utf-8').send(await errorPage(page))
    }
    if (error instanceof Refusal) return send(error.status, error.code, sentenceFor(wording, error))
    if (hasZodFastifySchemaValidationErrors(error)) {
      const fields = Object.fromEntries(
        error.validation.map((issue) => [
          issue.instancePath.slice(1).replaceAll('/', '.'),
          issue.message ?? '填写有误',
        ]),
      )
      return send(422, 'input.invalid', '填写的内容有误，请按提示修改。', { fields })
    }
    if (isNoIdentifier(error)) return send(404, 'http.not_found', NOT_FOUND)
    const status =
      error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
        ? error.statusCode
        : 500
    if (status === 413) return send(413, 'http.too_large', '提交的内容过大，请减少内容或者压缩附件后重试。')
    if (status < 500) return send(status, 'http.bad_request', '请求的格式有误，请返回上一页重试。')
    // Who went away before the end needs no answer, and nobody has to look into it.
    if (reply.raw.destroyed && isPremature(error)) return
    const errorId = randomToken(6)
    request.log.error(
      { err: error, errorId, method: request.method, route: request.routeOptions.url },
      'request failed',
    )
    if (isDiskFull(error)) return send(503, 'disk_full', DISK_FULL, { errorId })
    return send(500, 'internal', `系统出错，请稍后重试；如需帮助请告知编号 ${errorId}。`, { errorId })
  })
  app.setNotFoundHandler(async (request, reply) => {
    const message = NOT_FOUND
    reply.status(404).header('cache-control', 'no-store')
    if (isApi(request.url)) return reply.send({ error: { code: 'http.not_found', message } })
    const to = await newAddress(request)
    if (to) return reply.header('cache-control', MOVED_FOR).redirect(to, 301)
    return reply
      .type('text/html; charset=utf-8')
      .send(await errorPage({ status: 404, message, host: request.host }))
  })
}

/** An address that the router cannot read reaches no hook: it is not found like any other, in our words and under our headers. */
export function unreadableAddress(errorPage: PageRenderer) {
  return (_: Error, request: FastifyRequest, reply: FastifyReply): void => {
    protect(request, reply)
    reply.status(404).header('cache-control', 'no-store')
    if (isApi(request.url)) {
      reply.send({ error: { code: 'http.not_found', message: NOT_FOUND } })
      return
    }
    errorPage({ status: 404, message: NOT_FOUND, host: request.host }).then(
      (html) => reply.type('text/html; charset=utf-8').send(html),
      () => reply.type('text/plain; charset=utf-8').send(NOT_FOUND),
    )
  }
}

const isPremature = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
