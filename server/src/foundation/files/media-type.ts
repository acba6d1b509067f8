const HEAD = 4096

interface Signature {
  type: string
  extensions: string[]
  matches(head: Buffer): boolean
}

const signatures: Signature[] = [
  {
    type: 'application/pdf',
    extensions: ['pdf'],
    matches: (head) => head.subarray(0, 5).toString('latin1') === '%PDF-',
  },
  {
    type: 'image/png',
    extensions: ['png'],
    matches: (head) => head.subarray(1, 4).toString('latin1') === 'PNG',
  },
  {
    type: 'image/jpeg',
    extensions: ['jpg', 'jpeg'],
    matches: (head) => head[0] === 0xff && head[1] === 0xd8,
  },
  {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
    matches: isZip,
  },
  {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
    matches: isZip,
  },
  { type: 'application/zip', extensions: ['zip', 'ofd'], matches: isZip },
  {
    type: 'text/plain; charset=utf-8',
    extensions: ['txt', 'md', 'csv'],
    matches: (head) => !head.includes(0),
  },
]

function isZip(head: Buffer): boolean {
  return head[0] === 0x50 && head[1] === 0x4b
}

/** What a film about a policy or a recorded meeting comes as, and what is said in it for those who do not hear it. */
const recordings: Signature[] = [
  {
    type: 'text/vtt; charset=utf-8',
    extensions: ['vtt'],
    matches: (head) => /^(?:\ufeff)?WEBVTT/.test(head.toString('utf8', 0, 12)),
  },
  {
    type: 'video/mp4',
    extensions: ['mp4'],
    matches: (head) => head.subarray(4, 8).toString('latin1') === 'ftyp',
  },
  {
    type: 'audio/mpeg',
    extensions: ['mp3'],
    matches: (head) =>
      head.subarray(0, 3).toString('latin1') === 'ID3' ||
      (head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0),
  },
]

/** What old sites are full of and nobody should hand in today. */
const bygone: Signature[] = [
  { type: 'application/msword', extensions: ['doc', 'wps'], matches: isCompound },
  { type: 'application/vnd.ms-excel', extensions: ['xls', 'et'], matches: isCompound },
  { type: 'application/vnd.ms-powerpoint', extensions: ['ppt', 'dps'], matches: isCompound },
  {
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    extensions: ['pptx'],
    matches: (content) => isZip(content) && !content.includes('vbaProject'),
  },
  {
    type: 'application/vnd.rar',
    extensions: ['rar'],
    matches: (head) => head.subarray(0, 4).toString('latin1') === 'Rar!',
  },
  {
    type: 'image/gif',
    extensions: ['gif'],
    matches: (head) => head.subarray(0, 4).toString('latin1') === 'GIF8',
  },
]

/** The container of Office before 2007; one that holds a program is not admitted. */
function isCompound(content: Buffer): boolean {
  return (
    content.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1' &&
    !content.includes(Buffer.from('_VBA_PROJECT', 'utf16le'))
  )
}

const among = (known: readonly Signature[], name: string, content: Buffer): string | undefined => {
  const extension = name.toLowerCase().split('.').pop() ?? ''
  return known.find((one) => one.extensions.includes(extension) && one.matches(content))?.type
}

/** The media type that name and content agree on; undefined where they do not, or the kind is not admitted. */
export function mediaTypeOf(name: string, content: Buffer): string | undefined {
  return among(signatures, name, content.subarray(0, HEAD))
}

/** The same for what is published: recordings too. */
export function publishedTypeOf(name: string, content: Buffer): string | undefined {
  return mediaTypeOf(name, content) ?? among(recordings, name, content.subarray(0, HEAD))
}

/** The same for what an old site once published, whole: its old kinds too, none with a program inside. */
export function bygoneTypeOf(name: string, content: Buffer): string | undefined {
  return publishedTypeOf(name, content) ?? among(bygone, name, content)
}
