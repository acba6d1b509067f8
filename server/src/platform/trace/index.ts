/** Traces for the operator's own collector (OpenTelemetry, OTLP over HTTP): requests and what they ask of the database. */
export { startTracing } from './collector.ts'
export { traceQuery } from './query.ts'
export { traceRequests } from './requests.ts'
