const signatures: { type: string; extensions: string[]; matches(head: Buffer): boolean }[] = [
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

/** The media type that name and content agree on; undefined where they do not, or the kind is not admitted. */
export function mediaTypeOf(name: string, content: Buffer): string | undefined {
  const extension = name.toLowerCase().split('.').pop() ?? ''
  const head = content.subarray(0, 4096)
  return signatures.find((signature) => signature.extensions.includes(extension) && signature.matches(head))
    ?.type
}
