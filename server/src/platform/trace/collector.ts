import { context, propagation, trace } from '@opentelemetry/api'

/**
 * Sends traces to a collector (`OTEL_EXPORTER_OTLP_ENDPOINT`). The packages are loaded only then: without a collector every
 * span is the API's empty one. @returns how to send the rest and stop
 */
export async function startTracing(endpoint: string, version: string): Promise<() => Promise<void>> {
  const [hooks, core, exporter, resources, sdk] = await Promise.all([
    import('@opentelemetry/context-async-hooks'),
    import('@opentelemetry/core'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-trace'),
  ])
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`
  const provider = new sdk.TracerProvider({
    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES win over our own name.
    resource: resources
      .resourceFromAttributes({ 'service.name': 'yangguang', 'service.version': version })
      .merge(resources.detectResources({ detectors: [resources.envDetector] })),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter: new exporter.OTLPTraceExporter({ url }) })],
  })
  context.setGlobalContextManager(new hooks.AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new core.W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(provider)
  return async () => {
    await provider.shutdown()
    for (const api of [trace, propagation, context]) api.disable()
  }
}
