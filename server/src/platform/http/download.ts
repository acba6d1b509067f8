import type { FastifyReply, FastifyRequest } from 'fastify'
import { parse } from 'range-parser'

/** What RFC 8187 wants encoded and `encodeURIComponent` leaves alone. */
const coded = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** The value of `content-disposition` for a file that is taken along under its name (RFC 6266). */
export const asAttachment = (name: string): string => `attachment; filename*=UTF-8''${coded(name)}`

/** The same for what is shown in its place: a picture, a recording. */
export const inPlace = (name: string): string => `inline; filename*=UTF-8''${coded(name)}`

/** In what the library says of a range: a part of it that is none. */
const UNREADABLE = 1

/** First and last byte. */
export interface Part {
  start: number
  end: number
}

/**
 * The one part of a file that is asked for (RFC 9110 §14.2): a player jumps in a recording so, and a phone that lost its
 * connection goes on where it was.
 * @returns undefined where the whole is to be sent: nothing, something unreadable or several parts are asked for
 */
export function partAsked(request: FastifyRequest, size: number): Part | 'beyond' | undefined {
  const { range } = request.headers
  if (range === undefined || request.headers['if-range'] !== undefined) return undefined
  const { code, type, ranges } = parse(size, range)
  if (type !== 'bytes' || (code & UNREADABLE) !== 0) return undefined
  if (ranges.length === 0) return 'beyond'
  return ranges.length === 1 ? ranges[0] : undefined
}

/** Status and headers of a file of `size` bytes, of which a part may have been asked for. */
export function sized(reply: FastifyReply, size: number, part: Part | 'beyond' | undefined): FastifyReply {
  reply.header('accept-ranges', 'bytes')
  if (part === undefined) return reply.header('content-length', size)
  if (part === 'beyond') return reply.status(416).header('content-range', `bytes */${size}`)
  return reply
    .status(206)
    .header('content-range', `bytes ${part.start}-${part.end}/${size}`)
    .header('content-length', part.end - part.start + 1)
}
