import type { ServerResponse } from 'node:http'
import type { Entry } from '#foundation/ledger'
import type { Db } from '#platform/db'
import type { Logger } from '#platform/log'
import { eventOf } from './interview.ts'
import { linesAfter } from './queries.ts'

/** Where the readers of this process sit, and how the news reaches them. */
export interface Broadcast {
  /** Sends a reader what it has not seen, and everything after. */
  join(interview: string, reader: ServerResponse, seen: number): Promise<void>
  /** Sends on what the ledger says was said. */
  heard(entries: readonly Entry[]): void
  readers(interview: string): number
  close(): void
}

/** A reader this far behind is let go: its browser comes back by itself and names the last line it has. */
const MOST_WAITING_BYTES = 256 * 1024
const BEAT_MS = 20_000

interface Room {
  seats: Set<ServerResponse>
  /** The last line that all seats have been sent. */
  sent: number
  sending: Promise<void>
}

export function openBroadcast(db: Db, log: Logger): Broadcast {
  const rooms = new Map<string, Room>()

  const write = (room: Room, reader: ServerResponse, bytes: Buffer) => {
    if (reader.writableLength > MOST_WAITING_BYTES) {
      room.seats.delete(reader)
      reader.destroy()
    } else reader.write(bytes)
  }

  // One after the other for a room, so that lines leave in their order.
  const pass = (id: string, room: Room, ended: boolean) => {
    room.sending = room.sending
      .then(async () => {
        const lines = await linesAfter(db, id, room.sent)
        const last = lines.at(-1)
        const text = lines.map(eventOf).join('') + (ended ? 'event: ended\ndata: {}\n\n' : '')
        if (text === '') return
        room.sent = last?.no ?? room.sent
        const bytes = Buffer.from(text, 'utf8')
        for (const reader of room.seats) write(room, reader, bytes)
      })
      .catch((error: unknown) => log.error({ err: error, interview: id }, 'live lines'))
  }

  const beat = setInterval(() => {
    const bytes = Buffer.from(': \n\n')
    for (const room of rooms.values()) for (const reader of room.seats) write(room, reader, bytes)
  }, BEAT_MS)
  beat.unref()

  return {
    async join(id, reader, seen) {
      const room = rooms.get(id) ?? { seats: new Set(), sent: seen, sending: Promise.resolve() }
      rooms.set(id, room)
      reader.once('close', () => room.seats.delete(reader))
      // Behind the room's queue: the seat is taken exactly where the room stands.
      room.sending = room.sending.then(async () => {
        const lines = await linesAfter(db, id, seen)
        const own = lines.filter(({ no }) => no <= room.sent || room.seats.size === 0)
        room.sent = Math.max(room.sent, own.at(-1)?.no ?? 0)
        if (own.length > 0) reader.write(own.map(eventOf).join(''))
        if (!reader.destroyed) room.seats.add(reader)
      })
      await room.sending
      pass(id, room, false)
    },
    heard(entries) {
      const told = new Map<string, boolean>()
      for (const { subjectKind, subjectId, kind } of entries)
        if (subjectKind === 'interview' && (kind === 'interview.line_said' || kind === 'interview.ended'))
          told.set(subjectId, told.get(subjectId) === true || kind === 'interview.ended')
      for (const [id, ended] of told) {
        const room = rooms.get(id)
        if (room) pass(id, room, ended)
      }
    },
    readers: (id) => rooms.get(id)?.seats.size ?? 0,
    close() {
      clearInterval(beat)
      for (const room of rooms.values()) for (const reader of room.seats) reader.end()
      rooms.clear()
    },
  }
}
