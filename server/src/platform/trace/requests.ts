import { type Context, context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { FastifyRequest } from 'fastify'
import { type App, whenAnswered } from '#platform/http'

/** One span a request, named by its route: an address can hold a query code, so it never stands in a trace. */
export function traceRequests(app: App): void {
  const contexts = new WeakMap<FastifyRequest, Context>()
  const tracer = trace.getTracer('yangguang')
  app.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    const parent = propagation.extract(context.active(), request.headers)
    const span = tracer.startSpan(
      `${request.method} ${route}`,
      {
        kind: SpanKind.SERVER,
        attributes: {
          'http.request.method': request.method,
          'http.route': route,
          'url.scheme': request.protocol,
        },
      },
      parent,
    )
    const own = trace.setSpan(parent, span)
    contexts.set(request, own)
    context.with(own, done)
  })
  // Reading a body leaves the context behind; the handler gets it back.
  app.addHook('preValidation', (request, _reply, done) => {
    context.with(contexts.get(request) ?? context.active(), done)
  })
  app.addHook('onResponse', async (request, reply) => {
    const span = trace.getSpan(contexts.get(request) ?? context.active())
    span?.setAttribute('http.response.status_code', reply.statusCode)
    if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR })
    span?.end()
  }) // A page answered before the chain begins and ends at once.
  whenAnswered(app, ({ quick, route, headers, status, milliseconds }) => {
    if (!quick) return
    const end = performance.timeOrigin + performance.now()
    const parent = propagation.extract(context.active(), headers)
    const attributes = {
      'http.request.method': route.method,
      'http.route': route.pattern ?? 'none',
      'url.scheme': route.scheme,
      'http.response.status_code': status,
    }
    const name = `${route.method} ${route.pattern}`
    tracer
      .startSpan(name, { kind: SpanKind.SERVER, startTime: end - milliseconds, attributes }, parent)
      .end(end)
  })
}
