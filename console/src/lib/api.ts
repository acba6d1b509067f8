import { noteServerTime } from './time.ts'

/** What the server refused, in the sentence it gave. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly fields: Readonly<Record<string, string>>

  constructor(status: number, code: string, message: string, fields: Record<string, string> = {}) {
    super(message)
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
    this.fields = fields
  }
}

/** Called when a session has ended, so that the shell can ask to sign in again over what is being typed. */
let onSignedOut: () => void = () => {}
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler
}

async function call<T>(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const answer = await fetch(`/api${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiProblem(0, 'network', '连接不上服务器，请检查网络后重试；您填写的内容仍在页面上。')
  })
  noteServerTime(answer.headers.get('date'))
  if (answer.status === 204) return undefined as T
  const data: unknown = await answer.json().catch(() => undefined)
  if (answer.ok) return data as T
  const { code, message, fields } = problemOf(data)
  if (answer.status === 401 && !path.startsWith('/session')) onSignedOut()
  throw new ApiProblem(answer.status, code, message, fields)
}

function problemOf(data: unknown): { code: string; message: string; fields: Record<string, string> } {
  const fallback = { code: 'unknown', message: '系统没有给出可以识别的答复，请稍后重试。', fields: {} }
  if (typeof data !== 'object' || data === null || !('error' in data)) return fallback
  return { ...fallback, ...(data.error as Partial<typeof fallback>) }
}

export const api = {
  get: <T>(path: string) => call<T>('GET', path),
  post: <T>(path: string, body: unknown = {}, options: { once?: string } = {}) =>
    call<T>('POST', path, body, options.once ? { 'idempotency-key': options.once } : {}),
  put: <T>(path: string, body: unknown) => call<T>('PUT', path, body),
  /** Asks for a file and hands it to the browser under the name the server gave it. */
  async file(path: string, body: unknown): Promise<void> {
    const answer = await fetch(`/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) {
      const { code, message, fields } = problemOf(await answer.json().catch(() => undefined))
      throw new ApiProblem(answer.status, code, message, fields)
    }
    const name = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('content-disposition') ?? '')?.[1]
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await answer.blob())
    link.download = decodeURIComponent(name ?? 'download')
    link.click()
    URL.revokeObjectURL(link.href)
  },
  remove: (path: string) => call<void>('DELETE', path),
}

/** The content of a chosen file, as the API takes it. */
export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return btoa(text)
}
