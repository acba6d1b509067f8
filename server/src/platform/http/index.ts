import type { IncomingMessage, ServerResponse } from 'node:http'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type RawServerDefault } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Wording } from '#platform/errors'
import type { Logger } from '#platform/log'
import { listenToAnswers } from './answered.ts'
import { handleErrors, type OldAddresses, type PageRenderer, unreadableAddress } from './errors.ts'
import { refuseForeignForms, setSecurityHeaders } from './headers.ts'
import { keepPlainText } from './plain-text.ts'
import { type QuickAnswers, quickServer } from './quick.ts'

z.config(z.locales.zhCN())

/** The HTTP application: zod schemas are check, type and document of every JSON route. */
export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

export interface HttpOptions {
  log: Logger
  wording: Wording
  /** Renders an error page for the public surface. */
  errorPage: PageRenderer
  /** Where pages went that are asked for under an address of before. */
  moved?: OldAddresses
  version: string
  /** Addresses of the proxies in front whose X-Forwarded-* headers are believed, comma separated; empty for none. */
  trustProxy: string
  /** Answers that need no chain of hooks; without it every request goes through the chain. */
  quick?: QuickAnswers
}

export async function createHttp(options: HttpOptions): Promise<App> {
  const { quick = () => undefined } = options
  const app: App = Fastify({
    serverFactory: quickServer(quick, (answered) => {
      for (const listener of app.answeredListeners) listener(answered)
    }),
    loggerInstance: options.log as FastifyBaseLogger,
    logController: new Fastify.LogController({ disableRequestLogging: true }),
    bodyLimit: 2 * 1024 * 1024,
    trustProxy: options.trustProxy || false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    forceCloseConnections: true,
    frameworkErrors: unreadableAddress(options.errorPage),
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(cookie)
  await app.register(formbody, { bodyLimit: 2 * 1024 * 1024 })
  await app.register(multipart, {
    limits: { fileSize: 10 * 1024 * 1024, files: 5, fieldSize: 2 * 1024 * 1024, fields: 400 },
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '阳光政务公开平台 API',
        version: options.version,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
    },
    hideUntagged: true,
    transform: jsonSchemaTransform,
  })
  listenToAnswers(app)
  setSecurityHeaders(app)
  refuseForeignForms(app)
  keepPlainText(app)
  handleErrors(app, options.wording, options.errorPage, options.moved)
  return app
}

export { type Answered, type AnsweredRoute, routeOf, whenAnswered } from './answered.ts'
export { asAttachment, inPlace, type Part, partAsked, sized } from './download.ts'
export type { PageRenderer } from './errors.ts'
export { readForm, type SentFile, type SentForm } from './form.ts'
export type { QuickAnswer } from './quick.ts'
export { z }

const uuid = z.uuid()
/** For an address that is no JSON route's: what is no id at all names no record. */
export const isUuid = (value: unknown): value is string => uuid.safeParse(value).success
