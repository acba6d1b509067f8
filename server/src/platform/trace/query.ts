import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'

const MOST_TEXT = 400

/** One span a statement, below the request that asked it: the text with its places, never the values in them. */
export function traceQuery(statement: string, milliseconds: number, failed: boolean): void {
  if (!trace.getActiveSpan()?.isRecording()) return
  const end = performance.timeOrigin + performance.now()
  const span = trace.getTracer('yangguang').startSpan(statement.trimStart().split(/\s/, 1)[0] ?? 'query', {
    kind: SpanKind.CLIENT,
    startTime: end - milliseconds,
    attributes: { 'db.system.name': 'postgresql', 'db.query.text': statement.slice(0, MOST_TEXT) },
  })
  if (failed) span.setStatus({ code: SpanStatusCode.ERROR })
  span.end(end)
}
