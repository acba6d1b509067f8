import { type DestinationStream, type Logger, pino } from 'pino'

export type { Logger }

/** Structured log on stderr. Never hand it names, identity numbers, contacts or texts of requests. */
export function createLogger(level: string, sink: DestinationStream = pino.destination(2)): Logger {
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: plainError } },
    sink,
  )
}

/** What of an error helps whoever mends it, beside its words and its place in the program. */
const helpful = ['code', 'constraint', 'table', 'column', 'routine', 'syscall', 'statusCode'] as const

/**
 * An error without what somebody typed. A database quotes the row it refused (`detail`) and the value it could not read
 * (class 22), a mail server the address it did not take.
 */
function plainError(error: unknown): unknown {
  if (!isErrorLike(error)) return { type: typeof error }
  const known: Record<string, unknown> = Object.fromEntries(
    helpful.flatMap((name) => {
      const value: unknown = Reflect.get(error, name)
      return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : []
    }),
  )
  const quotes = typeof known.code === 'string' && /^22[0-9A-Z]{3}$/.test(known.code)
  return {
    type: error.name ?? 'Error',
    message: quotes ? 'a value was refused' : withoutPersons(error.message),
    ...known,
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...(error.cause === undefined ? {} : { cause: plainError(error.cause) }),
  }
}

/** An error, or what a library makes of one when it hands it on. */
const isErrorLike = (
  value: unknown,
): value is { message: string; name?: string; stack?: string; cause?: unknown } =>
  typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string'

/** Addresses of persons and numbers as long as a telephone's are left out of a sentence. */
const withoutPersons = (text: string) =>
  text.replace(/[^\s<>"'@:]+@[^\s<>"'@:]+/g, '…@…').replace(/\d{7,}[Xx]?/g, '…')
