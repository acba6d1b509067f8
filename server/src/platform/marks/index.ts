import { Transform } from 'node:stream'
import { escaped } from './escaped.ts'
import { markDocx, markXlsx } from './office.ts'
import { commented, zipComment } from './zip.ts'

export { markDocx, markXlsx } from './office.ts'

/** Writes a line into a file of one format, where whoever opens it finds it and a program that reads it again is not disturbed. */
export type Marker = (content: Buffer, mark: string) => Buffer | Promise<Buffer>

const OFFICE = 'application/vnd.openxmlformats-officedocument'

const markers: Readonly<Record<string, Marker>> = {
  'text/csv': (content, mark) => Buffer.concat([content, Buffer.from(csvLine(content, mark))]),
  'text/html': (content, mark) => Buffer.from(htmlWith(content.toString('utf8'), mark)),
  'application/zip': commented,
  [`${OFFICE}.spreadsheetml.sheet`]: markXlsx,
  [`${OFFICE}.wordprocessingml.document`]: markDocx,
}

/** What marks files of this media type; undefined where the format has no place for it. */
export const markerOf = (mediaType: string): Marker | undefined => markers[plain(mediaType)]

/** The same for a file that is written while it is sent. */
export function streamMarker(mediaType: string, mark: string): Transform | undefined {
  const type = plain(mediaType)
  if (type === 'application/zip') return zipComment(mark)
  if (type !== 'text/csv') return undefined
  let last: Buffer = Buffer.alloc(0)
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      last = Buffer.from(chunk)
      done(null, chunk)
    },
    flush: (done) => done(null, csvLine(last, mark)),
  })
}

const plain = (mediaType: string) => mediaType.split(';')[0]?.trim().toLowerCase() ?? ''

/** A row of its own after the last one. */
const csvLine = (before: Buffer, mark: string) =>
  `${before.length > 0 && before.at(-1) !== 0x0a ? '\r\n' : ''}"${mark.replaceAll('"', '""')}"\r\n`

function htmlWith(text: string, mark: string): string {
  const line = `<p><small>${escaped(mark)}</small></p>\n`
  const at = text.lastIndexOf('</body>')
  return at < 0 ? `${text}${line}` : `${text.slice(0, at)}${line}${text.slice(at)}`
}
