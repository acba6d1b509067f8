import { type Logger, pino } from 'pino'

export type { Logger }

/** Structured log on stderr. Never hand it names, identity numbers, contacts or texts of requests. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
}
