import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

export interface SentFile {
  field: string
  name: string
  content: Buffer
}

/** What a form sent: every value as text, the first of a name under `value`, all under `all`. */
export interface SentForm {
  values: Readonly<Record<string, string>>
  all(name: string): readonly string[]
  files: readonly SentFile[]
  /** Names of files beyond the limit, where the caller wants to say so beside the field. */
  tooLarge: readonly string[]
}

/** A form that says itself how many files it takes reads a few more, so that it can say so beside the field. */
const MOST_FILES = 12

const fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/** Reads a form as the browser sent it, with or without files. A file field left empty is no file. */
export async function readForm(
  request: FastifyRequest,
  { tellLarge = false }: { tellLarge?: boolean } = {},
): Promise<SentForm> {
  const found = new Map<string, string[]>()
  const files: SentFile[] = []
  const tooLarge: string[] = []
  if (request.isMultipart()) {
    // Left out of the plugin's type for this call, though it is read there.
    const options: Parameters<typeof request.parts>[0] & { throwFileSizeLimit?: boolean } = tellLarge
      ? { throwFileSizeLimit: false, limits: { files: MOST_FILES } }
      : {}
    for await (const part of request.parts(options)) {
      if (part.type === 'file') {
        const content = await part.toBuffer()
        if (part.file.truncated) tooLarge.push(part.filename)
        else if (part.filename !== '' && content.length > 0)
          files.push({ field: part.fieldname, name: part.filename.slice(-200), content })
      } else found.set(part.fieldname, [...(found.get(part.fieldname) ?? []), String(part.value)])
    }
  } else {
    for (const [name, value] of Object.entries(fields.safeParse(request.body).data ?? {}))
      found.set(name, [value].flat())
  }
  const values = Object.fromEntries([...found].map(([name, [first = '']]) => [name, first]))
  return { values, all: (name) => found.get(name) ?? [], files, tooLarge }
}
