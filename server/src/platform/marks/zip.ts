import { Transform } from 'node:stream'

/** The end of the table of contents (APPNOTE 4.3.16): 22 bytes and a comment, whose length stands in its last two. */
const END = 22
const SIGNATURE = 0x06054b50
const MOST = 0xff_ff

/** An archive with a comment: no part of it changes, and lists of what is inside still hold. */
export function commented(content: Buffer, comment: string): Buffer {
  const cut = content.length - END
  return cut < 0 ? content : Buffer.concat([content.subarray(0, cut), ended(content.subarray(cut), comment)])
}

/** The same for an archive on its way: its end is held back until it is known to be the end. */
export function zipComment(comment: string): Transform {
  let held: Buffer = Buffer.alloc(0)
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const all = Buffer.concat([held, chunk])
      const cut = Math.max(0, all.length - END)
      held = all.subarray(cut)
      done(null, all.subarray(0, cut))
    },
    flush: (done) => done(null, ended(held, comment)),
  })
}

function ended(end: Buffer, comment: string): Buffer {
  // One that has a comment already is left as it is.
  if (end.length !== END || end.readUInt32LE(0) !== SIGNATURE || end.readUInt16LE(END - 2) !== 0) return end
  const bytes = Buffer.from(comment, 'utf8').subarray(0, MOST)
  const head = Buffer.from(end)
  head.writeUInt16LE(bytes.length, END - 2)
  return Buffer.concat([head, bytes])
}
