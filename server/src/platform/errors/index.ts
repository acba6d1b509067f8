/**
 * A lawful "no": the person asked for something that the rules or their rights do not allow.
 * The text they read lives in the room's `wording.ts` under the same code.
 */
export class Refusal extends Error {
  readonly code: string
  readonly status: number
  readonly data: Record<string, string | number>

  constructor(
    code: string,
    status: 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503,
    data: Record<string, string | number> = {},
  ) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.status = status
    this.data = data
  }
}

/** The sentence a person reads for a refusal code; `{name}` takes the refusal's data. */
export type Wording = Readonly<Record<string, string>>

const fallback: Record<number, string> = {
  401: '请先登录。',
  403: '您没有办理此事项的权限。',
  404: '没有找到您要的内容，可能已经移动或者不存在。',
  409: '现在不能这样办理，请刷新页面查看最新状态。',
  422: '填写的内容有误，请按提示修改。',
  429: '操作过于频繁，请稍后再试。',
}

/** The person-readable sentence of a refusal. */
export function sentenceFor(wording: Wording, refusal: Refusal): string {
  const text = wording[refusal.code] ?? fallback[refusal.status] ?? '无法办理，请稍后再试。'
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(refusal.data[name] ?? ''))
}
